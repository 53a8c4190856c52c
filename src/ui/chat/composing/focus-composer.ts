/** `null` where there is none, or where it is behind another page of the room. */
export function composerField(): HTMLTextAreaElement | null {
  const field = document.querySelector<HTMLTextAreaElement>("[data-composer] textarea");
  return field?.closest("[inert]") ? null : field;
}

/** At once: a phone opens its keyboard only while a tap is handled. */
export function focusComposer(): void {
  composerField()?.focus();
}
