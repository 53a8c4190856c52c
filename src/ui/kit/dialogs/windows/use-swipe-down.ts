import { useCallback, useEffect, useRef } from "react";

/** In pixels. */
const FAR = 72;

/** A finger that moves up, or begins in the midst of scrolled content, scrolls. Returns a ref for the panel. */
export function useSwipeDown(onClose: () => void) {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  return useCallback((panel: HTMLElement | null) => (panel ? follow(panel, () => close.current()) : undefined), []);
}

function follow(panel: HTMLElement, onClose: () => void): () => void {
  let start: number | undefined;
  let distance = 0;
  const moveTo = (to: number) => {
    distance = to;
    panel.style.transform = to > 0 ? `translateY(${to}px)` : "";
  };
  const begin = ({ touches: [finger, second] }: TouchEvent) => {
    start = finger && !second && panel.scrollTop <= 0 ? finger.clientY : undefined;
  };
  const move = (event: TouchEvent) => {
    const [finger] = event.touches;
    if (start === undefined || !finger) return;
    const moved = finger.clientY - start;
    // The browser scrolls unless the first move is refused to it.
    if (distance === 0 && (moved < 0 || !event.cancelable)) start = undefined;
    else {
      event.preventDefault();
      moveTo(Math.max(0, moved));
    }
  };
  const end = ({ type }: TouchEvent) => {
    const isFar = type === "touchend" && distance > FAR;
    start = undefined;
    if (isFar) onClose();
    else moveTo(0);
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, passive: false };
  panel.addEventListener("touchstart", begin, options);
  panel.addEventListener("touchmove", move, options);
  panel.addEventListener("touchend", end, options);
  panel.addEventListener("touchcancel", end, options);
  return () => stop.abort();
}
