import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import { focusSoon } from "../kit/page/focus-soon";

type List = {
  readonly count: number;
  readonly isItem: (index: number) => boolean;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly scroll: RefObject<HTMLElement | null>;
};

const PAGE = 10;

export function useRovingFocus({ count, isItem, list, scroll }: List) {
  const [chosen, setChosen] = useState<number>();
  const [left, setLeft] = useState<number>();
  const wantsFocus = useRef(false);
  const first = nearest(0, 1);
  const stop = chosen !== undefined && chosen < count && isItem(chosen) ? chosen : first;

  useEffect(() => {
    if (!wantsFocus.current || stop === undefined) return;
    wantsFocus.current = false;
    list.current?.scrollToIndex(stop, { align: "nearest" });
    focusSoon(
      () => scroll.current?.querySelector(`[data-index="${stop}"]`),
      () => setLeft(undefined),
    );
  });

  function nearest(from: number, step: 1 | -1): number | undefined {
    for (let index = from; index >= 0 && index < count; index += step) if (isItem(index)) return index;
    return undefined;
  }

  function go(event: KeyboardEvent, index: number | undefined): void {
    if (index === undefined) return;
    event.preventDefault();
    wantsFocus.current = true;
    setLeft(stop);
    setChosen(index);
  }

  return {
    stop,
    /** Rows that must be drawn even off the screen: one has the focus, or is about to get or give it. */
    kept: [stop, left].filter((index) => index !== undefined && index < count) as number[],
    enter: (event: KeyboardEvent) => go(event, stop),
    onKeyDown: (event: KeyboardEvent) => {
      if (stop === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      const focused = (event.target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset.index;
      const at = focused === undefined ? stop : Number(focused);
      switch (event.key) {
        case "ArrowDown":
          return go(event, nearest(at + 1, 1));
        case "ArrowUp":
          return go(event, nearest(at - 1, -1));
        case "PageDown":
          return go(event, nearest(Math.min(count - 1, at + PAGE), -1));
        case "PageUp":
          return go(event, nearest(Math.max(0, at - PAGE), 1));
        case "Home":
          return go(event, first);
        case "End":
          return go(event, nearest(count - 1, -1));
      }
    },
  };
}
