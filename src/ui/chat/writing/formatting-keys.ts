import type { KeyboardEvent } from "react";
import { isComposing } from "../../kit/forms/is-composing";
import { typeInto } from "../../kit/forms/type-into";
import { wrapped } from "./wrapping";

const MARKERS = { b: "**", i: "_", e: "`" } as const;

/** Ctrl or ⌘ with B, I or E: bold, italic or code. The browser's own undo takes it back. */
export function formatByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { key, ctrlKey, metaKey, altKey, shiftKey, currentTarget: field } = event;
  if (ctrlKey === metaKey || altKey || shiftKey || field.readOnly || isComposing(event)) return;
  const marker = Object.entries(MARKERS).find(([letter]) => letter === key.toLowerCase())?.[1];
  if (marker === undefined) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = field;
  const { from, to, text, select } = wrapped({ value, from: selectionStart, to: selectionEnd }, marker);
  field.setSelectionRange(from, to);
  typeInto(field, text);
  field.setSelectionRange(...select);
}
