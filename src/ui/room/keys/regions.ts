/** In order; in each part the best stop for the focus comes first. */
const REGIONS = [
  { part: "header", stops: ["a[href], button:not(:disabled)"] },
  { part: "[data-region=conversations]", stops: ["a[aria-current]", "a[href]"] },
  { part: "[data-region=messages]", stops: ["[role=log]"] },
  { part: "[data-composer]", stops: ["textarea", "button:not(:disabled)"] },
  { part: "[data-region=search]", stops: ["input", "a[href]"] },
  { part: "[data-region=panel]", stops: ["a[aria-current]", "a[href], button"] },
  { part: "[data-region=people]", stops: ["input", "a[href]"] },
] as const;

type NameIn<Part> = Part extends `[data-region=${infer Name}]` ? Name : never;
/** The names of the regions: an element has its own as `data-region`. */
export type Region = NameIn<(typeof REGIONS)[number]["part"]>;

export function moveThroughRegions(step: 1 | -1): void {
  const shown = REGIONS.flatMap(({ part, stops }) =>
    [...document.querySelectorAll(part)].flatMap((place) => {
      const stop = stopIn(place, stops);
      return stop ? [{ place, stop }] : [];
    }),
  );
  const at = shown.findIndex(({ place }) => place.contains(document.activeElement));
  const next = at < 0 ? (step > 0 ? 0 : -1) : (at + step) % shown.length;
  shown.at(next)?.stop.focus();
}

function stopIn(place: Element, stops: readonly string[]): HTMLElement | undefined {
  for (const selector of stops) {
    const found = [...place.querySelectorAll<HTMLElement>(selector)].find(isOnScreen);
    if (found) return found;
  }
  return undefined;
}

function isOnScreen(element: HTMLElement): boolean {
  return element.getClientRects().length > 0 && getComputedStyle(element).visibility === "visible";
}
