/** Gives the focus to the field of the composer, at once: a phone opens its keyboard only while a tap is handled. */
export function focusComposer(): void {
  document.querySelector<HTMLElement>("[data-composer] textarea")?.focus();
}
