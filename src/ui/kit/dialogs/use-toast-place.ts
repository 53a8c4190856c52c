import { type RefObject, useLayoutEffect, useState } from "react";

const LAYERS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
const EDGE_REM = 0.5;

export type ToastPlace = "usual" | "top" | "bottom" | "under";

/** Toasts cover no dialog and no menu. A layer that fills the window and opens after the newest covers them. */
export function useToastPlace(card: RefObject<HTMLElement | null>, newest: number | undefined): ToastPlace {
  const [place, setPlace] = useState<ToastPlace>("usual");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is open when another toast comes.
  useLayoutEffect(() => {
    const known = new Set(layers());
    const look = () => card.current && setPlace(placeOf(card.current.getBoundingClientRect(), known));
    let frame = 0;
    const lookSoon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    look();
    const observer = new MutationObserver(lookSoon);
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["style"] });
    addEventListener("resize", lookSoon);
    return () => {
      observer.disconnect();
      removeEventListener("resize", lookSoon);
      cancelAnimationFrame(frame);
    };
  }, [card, newest]);
  return place;
}

function layers(): Element[] {
  return [...document.querySelectorAll(LAYERS)].filter((it) => it.clientHeight > 0);
}

function placeOf(card: DOMRect, known: ReadonlySet<Element>): ToastPlace {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const tops = {
    usual: Math.min(9.75 * rem, 0.3 * innerHeight),
    top: EDGE_REM * rem,
    bottom: innerHeight - EDGE_REM * rem - card.height,
  };
  const open = layers();
  const covered = (top: number) =>
    Math.max(
      0,
      ...open.map((it) => overlap(it.getBoundingClientRect(), new DOMRect(card.x, top, card.width, card.height))),
    );
  const places = (["usual", "top", "bottom"] as const).map((place) => ({ place, covers: covered(tops[place]) }));
  const free = places.find(({ covers }) => covers === 0);
  if (free) return free.place;
  if (!open.some((it) => known.has(it))) return "under";
  return places.reduce((best, it) => (it.covers < best.covers ? it : best)).place;
}

function overlap(one: DOMRect, other: DOMRect): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, across) * Math.max(0, down);
}
