import { type PointerEvent, useEffect, useRef } from "react";

const LONG_MS = 500;
/** A finger that rests moves by no more than this, in pixels. */
const REST = 10;

type Press = { readonly x: number; readonly y: number; readonly timer: ReturnType<typeof setTimeout> };

/** Moving, scrolling or lifting the finger first calls it off. */
export function useLongPress(onLong: (target: Element) => void) {
  const press = useRef<Press>(undefined);
  // The lines under the finger may have been drawn anew meanwhile.
  const latest = useRef(onLong);
  useEffect(() => {
    latest.current = onLong;
  }, [onLong]);
  const cancel = () => {
    clearTimeout(press.current?.timer);
    press.current = undefined;
  };
  useEffect(() => () => clearTimeout(press.current?.timer), []);
  return {
    cancel,
    onPointerDown: ({ pointerType, isPrimary, target, clientX, clientY }: PointerEvent) => {
      cancel();
      if (pointerType !== "touch" || !isPrimary || !(target instanceof Element)) return;
      const timer = setTimeout(() => {
        press.current = undefined;
        swallowTap();
        latest.current(target);
      }, LONG_MS);
      press.current = { x: clientX, y: clientY, timer };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      const { current } = press;
      if (current && Math.hypot(clientX - current.x, clientY - current.y) > REST) cancel();
    },
  };
}

/** The finger that is still down must not press what has opened under it. */
function swallowTap(): void {
  const types = ["touchend", "touchcancel", "touchstart"] as const;
  const swallow = (event: TouchEvent) => {
    for (const type of types) removeEventListener(type, swallow, { capture: true });
    if (event.type === "touchend") event.preventDefault();
  };
  for (const type of types) addEventListener(type, swallow, { capture: true, passive: false });
}
