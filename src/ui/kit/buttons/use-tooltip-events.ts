import { type RefObject, useCallback, useEffect, useRef } from "react";
import { isTouched } from "../../browser/media";

/** In milliseconds; a tooltip that follows another comes at once. */
const DELAY_MS = 400;
const AFTERWARDS_MS = 300;
/** The mouse may take this long from the element to its tooltip. */
const WAY_MS = 100;

let closeShown = () => {};
let closedAt = 0;

type Parts = {
  trigger: HTMLElement | null;
  tip: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/**
 * The mouse resting on the element, or a focus without a press, opens it. A press, Escape, scrolling and another
 * tooltip close it. The mouse may go on to the tooltip itself.
 */
export function useTooltipEvents({ trigger, tip, isOpen, onOpenChange }: Parts) {
  const change = useRef(onOpenChange);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    change.current = onOpenChange;
  });
  const show = useCallback((open: boolean, inMs = 0) => {
    clearTimeout(timer.current);
    if (inMs === 0) change.current(open);
    else timer.current = setTimeout(() => change.current(open), inMs);
  }, []);

  useEffect(() => {
    if (!trigger) return;
    let isOver = false;
    let isPressed = false;
    const close = () => show(false);
    const listeners = {
      pointermove: ({ pointerType }: PointerEvent) => {
        if (pointerType === "touch" || isOver) return;
        isOver = true;
        show(true, performance.now() - closedAt < AFTERWARDS_MS ? 0 : DELAY_MS);
      },
      pointerleave: ({ relatedTarget: next }: PointerEvent) => {
        const isOnTip = next instanceof Node && tip.current?.contains(next);
        if (isOver && !isOnTip) show(false, WAY_MS);
        isOver = false;
      },
      pointerdown: () => {
        isPressed = true;
        const lift = () => {
          isPressed = false;
        };
        addEventListener("pointerup", lift, { once: true });
        close();
      },
      click: close,
      // After a tap the focus comes back to where nobody points any more.
      focus: () => isPressed || isTouched() || show(true),
      blur: close,
    };
    const all = Object.entries(listeners) as [string, EventListener][];
    for (const [name, listener] of all) trigger.addEventListener(name, listener);
    return () => {
      clearTimeout(timer.current);
      for (const [name, listener] of all) trigger.removeEventListener(name, listener);
    };
  }, [trigger, tip, show]);

  useEffect(() => {
    if (!isOpen || !trigger) return;
    const close = () => show(false);
    closeShown();
    closeShown = close;
    const key = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // The window around it stays.
      event.preventDefault();
      event.stopPropagation();
      close();
    };
    const press = ({ target }: Event) => target instanceof Node && !tip.current?.contains(target) && close();
    const scroll = ({ target }: Event) => target instanceof Node && target.contains(trigger) && close();
    const listeners = [
      ["keydown", key],
      ["pointerdown", press],
      ["scroll", scroll],
    ] as [string, EventListener][];
    for (const [name, listener] of listeners) addEventListener(name, listener, { capture: true });
    return () => {
      for (const [name, listener] of listeners) removeEventListener(name, listener, { capture: true });
      if (closeShown === close) closeShown = () => {};
      closedAt = performance.now();
    };
  }, [isOpen, trigger, tip, show]);

  return {
    onPointerEnter: () => clearTimeout(timer.current),
    onPointerLeave: () => show(false, WAY_MS),
  };
}
