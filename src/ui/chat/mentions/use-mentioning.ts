import { type KeyboardEvent, type RefObject, useRef } from "react";
import type { Addressee } from "../../../protocol";
import type { Chosen } from "../../client/state/chosen";
import { isComposing } from "../../kit/forms/is-composing";
import { typeInto } from "../../kit/forms/type-into";
import { type Asked, useAsking, useCombobox } from "../writing/use-combobox";
import { askedAt } from "./asked";
import type { Candidate } from "./candidates";
import { useCandidates } from "./use-candidates";

type Parts = {
  readonly to: Addressee;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly chosen: readonly Chosen[];
  readonly onChoose: (chosen: Chosen) => void;
};

/** Signs that stand right behind a name. */
const CLOSING = /^[,.;:!?)\]]$/u;

export function useMentioning({ to, field, chosen, onChoose }: Parts) {
  /** The text up to the space behind a mention that was just put in. */
  const spaced = useRef<string>(undefined);
  const onTake = (candidate: Candidate, asked: Asked) => {
    const { current } = field;
    if (!current) return;
    const text = `@${candidate.name}`;
    onChoose(chosenAs(candidate, text));
    const end = asked.at + 1 + asked.query.length;
    const isFollowed = /^\s/u.test(current.value.slice(end));
    current.setSelectionRange(asked.at, end);
    typeInto(current, isFollowed ? text : `${text} `);
    spaced.current = isFollowed ? undefined : current.value.slice(0, current.selectionEnd);
  };
  const texts = chosen.map(({ text }) => text);
  const asking = useAsking((text, caret) => askedAt(text, caret, texts));
  const items = useCandidates(to, asking.asked?.query, chosen);
  const combobox = useCombobox({ field, asking, items, onTake });
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
    combobox.onKeyDown(event);
  };
  return { ...combobox, onKeyDown };
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
