export function focusWayBack(): void {
  document.querySelector<HTMLElement>("header [data-to-panel]")?.focus();
}
