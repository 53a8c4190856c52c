import { type ChangeEvent, type KeyboardEvent, type RefObject, useId, useRef, useState } from "react";
import type { Addressee } from "../../../protocol";
import type { Chosen } from "../../client/state/chosen";
import { isComposing } from "../../kit/forms/is-composing";
import { isTypedByPage, typeInto } from "../../kit/forms/type-into";
import { type Asked, askedAt } from "./asked";
import type { Candidate } from "./candidates";
import { useCandidates } from "./use-candidates";

type Parts = {
  readonly to: Addressee;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The mentions that were chosen before. */
  readonly chosen: readonly Chosen[];
  readonly onChoose: (chosen: Chosen) => void;
};

/** Signs that stand right behind a name. */
const CLOSING = /^[,.;:!?)\]]$/u;

const TYPED = /^(?:insertText|insertCompositionText|deleteContent|deleteWord)/u;

/** The list of people behind an `@` in a field: a combobox, of which the field keeps the focus. */
export function useMentioning({ to, field, chosen, onChoose }: Parts) {
  const id = useId();
  const [asked, setAsked] = useState<Asked>();
  const [dismissed, setDismissed] = useState<number>();
  const [active, setActive] = useState(0);
  /** The text up to the space behind a mention that was just put in. */
  const spaced = useRef<string>(undefined);
  const candidates = useCandidates(to, asked?.query, chosen);
  const isOpen = asked !== undefined && candidates.length > 0;
  const at = Math.min(active, candidates.length - 1);

  const close = () => setAsked(undefined);
  const take = (candidate: Candidate) => {
    const { current } = field;
    if (!current || !asked) return;
    const text = `@${candidate.name}`;
    onChoose(chosenAs(candidate, text));
    const end = asked.at + 1 + asked.query.length;
    const isFollowed = /^\s/u.test(current.value.slice(end));
    current.setSelectionRange(asked.at, end);
    typeInto(current, isFollowed ? text : `${text} `);
    spaced.current = isFollowed ? undefined : current.value.slice(0, current.selectionEnd);
    close();
  };

  const onChange = ({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
    const texts = chosen.map(({ text }) => text);
    const found = isTyped(nativeEvent as InputEvent) ? askedAt(target.value, target.selectionStart, texts) : undefined;
    if (found?.at !== dismissed) setDismissed(undefined);
    setAsked(found?.at === dismissed ? undefined : found);
    setActive(0);
  };
  /** The caret went elsewhere. */
  const onSelect = () => {
    const { current } = field;
    if (asked && current?.selectionEnd !== asked.at + 1 + asked.query.length) close();
  };
  /** A comma takes the place of the space behind a mention. */
  const joins = ({ key }: KeyboardEvent) => {
    const { current } = field;
    if (!current || spaced.current === undefined || !CLOSING.test(key)) return;
    const { selectionStart, selectionEnd, value } = current;
    if (selectionStart === selectionEnd && value.slice(0, selectionEnd) === spaced.current)
      current.setSelectionRange(selectionEnd - 1, selectionEnd);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isComposing(event)) joins(event);
    if (!isOpen || isComposing(event)) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const candidate = candidates[at];
    if (move !== undefined) setActive((at + move + candidates.length) % candidates.length);
    else if (event.key === "Escape") {
      setDismissed(asked.at);
      close();
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && candidate) take(candidate);
    else return;
    event.preventDefault();
  };

  const listbox = `${id}-list`;
  const optionId = (index: number) => `${id}-option-${index}`;
  // A field of several lines may not have the role of a combobox; all else of one it has.
  const combobox = {
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": listbox,
    "aria-activedescendant": optionId(at),
  } as const;
  return {
    onChange,
    onKeyDown,
    fieldProps: { ...(isOpen && combobox), onSelect, onBlur: close },
    list: isOpen ? { id: listbox, candidates, active: at, optionId, onTake: take } : undefined,
  };
}

/** Only what the user types or dictates asks for a mention: a text from the clipboard, or back from a message, stays. */
function isTyped({ inputType = "" }: InputEvent): boolean {
  return TYPED.test(inputType) && !isTypedByPage();
}

function chosenAs(candidate: Candidate, text: string): Chosen {
  switch (candidate.kind) {
    case "person":
      return { text, id: candidate.person.id };
    case "group":
      return { text, group: candidate.group };
    case "all":
      return { text, all: true };
  }
}
