/** An element and all around it, the nearest first: the places for its focus if it leaves the page. */
export function placesAround(element: Element | null): readonly Element[] {
  const places: Element[] = [];
  for (let it = element; it !== null && it !== document.body; it = it.parentElement) places.push(it);
  return places;
}

/**
 * Focuses the nearest place that is still on the page: one that takes the focus, or the home inside of it, which
 * `data-focus-home` names by a selector. Returns whether there is one.
 */
export function focusNearest(places: readonly Element[]): boolean {
  return places.some((place) => {
    if (!place.isConnected || !(place instanceof HTMLElement)) return false;
    const home = place.dataset.focusHome;
    const target = home === undefined ? place : place.querySelector<HTMLElement>(home);
    target?.focus({ preventScroll: true });
    return target?.matches(":focus-within") === true;
  });
}

/** The element that had the focus is gone: no key reaches anything. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
