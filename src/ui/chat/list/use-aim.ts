import { type RefObject, useRef } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";
import type { Place } from "./position";

/** Lengths have fractions, and the scrolling element may round them. */
const NEAR = 1;

/**
 * Brings a row to its place. Until the user scrolls, each measured row repeats the aim: unmeasured ones make it a
 * guess.
 */
export function useAim(log: RefObject<HTMLElement | null>, list: RefObject<VirtualizerHandle | null>) {
  const aim = useRef<Place>(undefined);

  const target = (rows: readonly Row[]): number | undefined => {
    const { key, above = 0 } = aim.current ?? {};
    const index = rows.findIndex((row) => row.key === key);
    if (index < 0 || !list.current || !log.current) return undefined;
    const { scrollHeight, clientHeight } = log.current;
    return Math.max(0, Math.min(list.current.getItemOffset(index) + above, scrollHeight - clientHeight));
  };
  const goAgain = (rows: readonly Row[]) => log.current?.scrollTo({ top: target(rows), behavior: "instant" });

  return {
    isOn: () => aim.current !== undefined,
    at: (place: Place | undefined, rows: readonly Row[]) => {
      aim.current = place;
      if (place) goAgain(rows);
    },
    goAgain,
    onScroll: (now: number, rows: readonly Row[]) => {
      if (Math.abs(now - (target(rows) ?? Number.NaN)) <= NEAR) return;
      aim.current = undefined;
    },
    giveUp: () => {
      aim.current = undefined;
    },
  };
}
