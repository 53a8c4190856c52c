/** Gives the focus to the link that leads to the panel, where there is one. */
export function focusWayBack(): void {
  document.querySelector<HTMLElement>("header [data-to-panel]")?.focus();
}
