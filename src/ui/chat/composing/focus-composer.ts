/** Gives the focus to the field of the composer, once it is drawn and a menu has closed. */
export function focusComposer(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>("[data-composer] textarea");
    field?.focus();
  });
}
