import { isFocusLost } from "./focus-home";

const FRAMES = 20;

/** A virtual list hides rows that it has not measured yet. A user who has gone on meanwhile stays there. */
export function focusSoon(find: () => Element | null | undefined, then: () => void): void {
  const before = document.activeElement;
  const attempt = (left: number) => {
    if (document.activeElement !== before && !isFocusLost()) return then();
    const element = find();
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
    if (element?.matches(":focus") || left === 0) then();
    else requestAnimationFrame(() => attempt(left - 1));
  };
  attempt(FRAMES);
}
