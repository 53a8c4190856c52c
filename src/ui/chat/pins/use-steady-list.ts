import { type RefObject, useLayoutEffect, useRef } from "react";

/** Keeps the messages where they are while the element above their list comes, goes or changes its height. */
export function useSteadyList(above: RefObject<HTMLElement | null>): void {
  const height = useRef<number>(undefined);
  useLayoutEffect(() => {
    const { current: element } = above;
    const now = element?.offsetHeight ?? 0;
    const change = now - (height.current ?? now);
    height.current = now;
    if (change === 0) return;
    element?.parentElement?.querySelector("[role=log]")?.scrollBy({ top: change, behavior: "instant" });
  });
}
