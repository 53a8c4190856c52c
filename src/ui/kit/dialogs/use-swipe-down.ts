import { type PointerEvent, type RefObject, useRef } from "react";

/** A swipe of this length, in pixels, closes the panel. */
const FAR = 72;
/** A finger moves this far, in pixels, before it swipes and no longer taps. */
const SLACK = 8;

/** Lets a panel follow a finger downwards, and closes it when the finger went far enough. */
export function useSwipeDown(panel: RefObject<HTMLElement | null>, onClose: () => void) {
  const start = useRef<number>(undefined);
  const moveTo = (distance: number) => {
    if (panel.current) panel.current.style.transform = distance > 0 ? `translateY(${distance}px)` : "";
  };
  const end = (event: PointerEvent) => {
    const isFar = start.current !== undefined && event.clientY - start.current > FAR;
    start.current = undefined;
    if (isFar && event.type === "pointerup") onClose();
    else moveTo(0);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== "mouse") start.current = event.clientY;
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const distance = start.current === undefined ? 0 : event.clientY - start.current;
      if (distance <= SLACK) return;
      // The finger's end on a button is then no press of it.
      event.currentTarget.setPointerCapture(event.pointerId);
      moveTo(distance);
    },
    onPointerUp: end,
    onPointerCancel: end,
  };
}
