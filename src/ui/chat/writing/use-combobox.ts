import { type ChangeEvent, type KeyboardEvent, type RefObject, useId, useState } from "react";
import { isComposing } from "../../kit/forms/is-composing";
import { isTypedByPage } from "../../kit/forms/type-into";

export type Asked = { readonly at: number; readonly query: string };

type Ask = (text: string, caret: number) => Asked | undefined;

const TYPED = /^(?:insertText|insertCompositionText|deleteContent|deleteWord)/u;

export function useAsking(ask: Ask) {
  const [asked, setAsked] = useState<Asked>();
  const [dismissed, setDismissed] = useState<number>();
  return {
    asked,
    close: () => setAsked(undefined),
    dismiss: () => {
      setDismissed(asked?.at);
      setAsked(undefined);
    },
    onChange: ({ target, nativeEvent }: ChangeEvent<HTMLTextAreaElement>) => {
      const found = isTyped(nativeEvent as InputEvent) ? ask(target.value, target.selectionStart) : undefined;
      if (found?.at !== dismissed) setDismissed(undefined);
      setAsked(found?.at === dismissed ? undefined : found);
    },
  };
}

type Parts<Item> = {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly asking: ReturnType<typeof useAsking>;
  readonly items: readonly Item[];
  readonly onTake: (item: Item, asked: Asked) => void;
};

/** The field keeps the focus and names the active option. */
export function useCombobox<Item>({ field, asking, items, onTake }: Parts<Item>) {
  const id = useId();
  const [active, setActive] = useState(0);
  const { asked, close, dismiss } = asking;
  const isOpen = asked !== undefined && items.length > 0;
  const at = Math.min(active, items.length - 1);

  const take = (item: Item) => {
    if (asked) onTake(item, asked);
    close();
  };
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>) => {
    asking.onChange(event);
    setActive(0);
  };
  const onSelect = () => {
    if (asked && field.current?.selectionEnd !== asked.at + 1 + asked.query.length) close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen || event.defaultPrevented || isComposing(event)) return;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = items[at];
    if (move !== undefined) setActive((at + move + items.length) % items.length);
    else if (event.key === "Escape") dismiss();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && item !== undefined) take(item);
    else return;
    event.preventDefault();
  };

  const optionId = (index: number) => `${id}-option-${index}`;
  // A field of several lines may not have the role of a combobox; all else of one it has.
  const combobox = {
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": `${id}-list`,
    "aria-activedescendant": optionId(at),
  } as const;
  return {
    onChange,
    onKeyDown,
    onSelect,
    close,
    aria: isOpen ? combobox : undefined,
    list: isOpen ? { id: `${id}-list`, items, active: at, optionId, onTake: take } : undefined,
  };
}

/** Only what the user types or dictates asks: a text from the clipboard, or back from a message, stays. */
function isTyped({ inputType = "" }: InputEvent): boolean {
  return TYPED.test(inputType) && !isTypedByPage();
}
