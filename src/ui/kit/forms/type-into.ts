/**
 * Writes into a field, in the place of what is selected in it, as if it were typed: the field takes the focus, the page
 * hears of it, and undo takes it back. A value that is set from outside would end what can be undone.
 */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  // Deprecated, without a successor, and known to every browser: it alone goes into the list of what can be undone.
  if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Writes into a field in the place of all that stands in it. */
export function typeOver(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.select();
  if (field.value !== text) typeInto(field, text);
}
