import type { KeyboardEvent } from "react";
import { isMac } from "../../browser/person";
import { isPressed } from "../../keys/pressed";
import { isComposing } from "../../kit/forms/is-composing";
import { typeInto } from "../../kit/forms/type-into";
import { wrapped } from "./wrapping";

const MARKERS = { bold: "**", italic: "_", code: "`" } as const;
const FORMATS = ["bold", "italic", "code"] as const;

/** The browser's own undo takes it back. */
export function formatByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { currentTarget: field, nativeEvent } = event;
  const mac = isMac();
  const format = FORMATS.find((name) => isPressed(name, nativeEvent, mac));
  if (format === undefined || field.readOnly || isComposing(event)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = field;
  const { from, to, text, select } = wrapped({ value, from: selectionStart, to: selectionEnd }, MARKERS[format]);
  field.setSelectionRange(from, to);
  typeInto(field, text);
  field.setSelectionRange(...select);
}
