import { type RefObject, useEffect, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";
import type { Place } from "./position";

/** Lengths have fractions, and the scrolling element may round them. */
const NEAR = 1;
const BY_HAND = ["wheel", "touchmove", "pointerdown", "keydown"];

/** Each measured row repeats the aim until the user scrolls: unmeasured rows make it a guess. */
export function useAim(log: RefObject<HTMLElement | null>, list: RefObject<VirtualizerHandle | null>) {
  const aim = useRef<Place>(undefined);
  const isTouched = useRef(false);
  const height = useRef(0);

  useEffect(() => {
    const element = log.current;
    const touch = () => {
      isTouched.current = true;
    };
    for (const kind of BY_HAND) element?.addEventListener(kind, touch, { passive: true });
    return () => {
      for (const kind of BY_HAND) element?.removeEventListener(kind, touch);
    };
  }, [log]);

  const target = (rows: readonly Row[]): number | undefined => {
    const { key, above = 0 } = aim.current ?? {};
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0 || !list.current || !log.current) return undefined;
    const { scrollHeight, clientHeight } = log.current;
    return Math.max(0, Math.min(list.current.getItemOffset(index) + above, scrollHeight - clientHeight));
  };
  const goAgain = (rows: readonly Row[]) => {
    height.current = log.current?.scrollHeight ?? 0;
    log.current?.scrollTo({ top: target(rows), behavior: "instant" });
  };

  return {
    /** A user who has touched the list is about to scroll it. */
    isOn: () => aim.current !== undefined && !isTouched.current,
    at: (place: Place | undefined, rows: readonly Row[]) => {
      aim.current = place;
      isTouched.current = false;
      if (place) goAgain(rows);
    },
    goAgain,
    /** Ends the aim if the user has scrolled. Returns true if the list itself has: the row is at its place again. */
    onScroll: (now: number, rows: readonly Row[]): boolean => {
      const to = target(rows);
      if (!aim.current || !log.current) return false;
      const { scrollTop, scrollHeight } = log.current;
      if (to !== undefined && isNear(scrollTop, to)) return !isNear(now, to);
      const isByList = to !== undefined && !isTouched.current && scrollHeight !== height.current;
      if (isByList) goAgain(rows);
      else aim.current = undefined;
      return isByList;
    },
    giveUp: () => {
      aim.current = undefined;
    },
  };
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= NEAR;
}
