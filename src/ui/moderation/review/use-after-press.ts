import { useRef } from "react";

/** A change that moves the cards waits until a press is over: else a button would slip away under it. */
export function useAfterPress() {
  const isPressed = useRef(false);
  const waiting = useRef<() => void>(undefined);
  const end = () =>
    setTimeout(() => {
      isPressed.current = false;
      waiting.current?.();
      waiting.current = undefined;
    });
  const begin = () => {
    isPressed.current = true;
    for (const over of ["pointerup", "pointercancel"]) addEventListener(over, end, { once: true });
  };
  const after = (run: () => void) => {
    if (isPressed.current) waiting.current = run;
    else run();
  };
  return { begin, after };
}
