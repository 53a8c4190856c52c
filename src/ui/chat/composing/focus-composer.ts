/** The field of the composer; `null` on a page without one. */
export function composerField(): HTMLTextAreaElement | null {
  return document.querySelector<HTMLTextAreaElement>("[data-composer] textarea");
}

/** Gives the focus to the field of the composer, at once: a phone opens its keyboard only while a tap is handled. */
export function focusComposer(): void {
  composerField()?.focus();
}
