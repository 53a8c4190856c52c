let isTypedHere = false;

export function isTypedByPage(): boolean {
  return isTypedHere;
}

/** The page receives the event. A value set from outside would clear the undo list. */
export function typeInto(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  isTypedHere = true;
  try {
    insert(field, text);
  } finally {
    isTypedHere = false;
  }
}

function insert(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  // Deprecated, without a successor, and known to every browser: only this command writes to the undo list.
  if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? field.value.length, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function typeOver(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.focus();
  field.select();
  if (field.value !== text) typeInto(field, text);
}
