/** The nearest first. */
export function placesAround(element: Element | null): readonly Element[] {
  const places: Element[] = [];
  for (let it = element; it !== null && it !== document.body; it = it.parentElement) places.push(it);
  return places;
}

/** A place takes the focus itself, or names by `data-focus-home` what in it does. Returns whether there is one. */
export function focusNearest(places: readonly Element[]): boolean {
  return places.some((place) => {
    if (!place.isConnected || !(place instanceof HTMLElement)) return false;
    const home = place.dataset.focusHome;
    const target = home === undefined ? place : place.querySelector<HTMLElement>(home);
    target?.focus({ preventScroll: true });
    return target?.matches(":focus-within") === true;
  });
}

export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
