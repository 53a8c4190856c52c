const FRAMES = 20;

/** Focuses an element as soon as possible: a virtual list hides rows that it has not measured yet. */
export function focusSoon(find: () => Element | null | undefined, then: () => void): void {
  const attempt = (left: number) => {
    const element = find();
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    if (element?.matches(":focus") || left === 0) then();
    else requestAnimationFrame(() => attempt(left - 1));
  };
  attempt(FRAMES);
}
