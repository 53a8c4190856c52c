import { type RefObject, useLayoutEffect, useState } from "react";

const GAP = 6;
const EDGE = 8;

type Place = { readonly left: number; readonly top: number };

/** Kept while the text of the tooltip changes. */
export function useTooltipPlace(tip: RefObject<HTMLElement | null>, at: HTMLElement): Place {
  const [place, setPlace] = useState<Place>({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const { current } = tip;
    if (!current) return;
    const look = () => setPlace((before) => placeOf(current, before, at.getBoundingClientRect()));
    look();
    const sizes = new ResizeObserver(look);
    sizes.observe(current);
    addEventListener("resize", look);
    return () => {
      sizes.disconnect();
      removeEventListener("resize", look);
    };
  }, [tip, at]);
  return place;
}

function placeOf(tip: HTMLElement, before: Place, at: DOMRect): Place {
  const own = tip.getBoundingClientRect();
  // A fixed element stands in the window, or in a container around it.
  const [x, y] = [own.left - before.left, own.top - before.top];
  const most = Math.max(EDGE, innerWidth - own.width - EDGE);
  const left = Math.min(Math.max(EDGE, at.left + (at.width - own.width) / 2), most);
  const above = at.top - GAP - own.height;
  const next = { left: left - x, top: (above >= EDGE ? above : at.bottom + GAP) - y };
  return next.left === before.left && next.top === before.top ? before : next;
}
