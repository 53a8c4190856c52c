import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";
import {
  goToEnd,
  hasMoved,
  isAtEnd,
  isAtVeryEnd,
  type Place,
  type Position,
  placeToOpen,
  positionIn,
} from "./position";
import { useAim } from "./use-aim";

type Input = {
  readonly log: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly from: Position | undefined;
  readonly onMove: (position: Position) => void;
};

/** At the end it stays at the end; elsewhere the visible rows do not move. */
export function usePlace({ log, rows, from, onMove }: Input) {
  const list = useRef<VirtualizerHandle>(null);
  const aim = useAim(log, list);
  const isNew = useRef(rows.some(({ kind }) => kind === "new")).current;
  const startsAtEnd = !isNew && (from === undefined || from === "end");
  const [isEnd, setIsEnd] = useState(startsAtEnd);
  const sticks = useRef(startsAtEnd);
  const offset = useRef(0);
  const place = useRef<Position>(from ?? "end");
  const drawn = useRef(rows);
  const isPrepended = hasCome(drawn.current, rows);

  const { isLeaving, stay } = useLeaving(log);

  const toEnd = () => {
    sticks.current = true;
    stay();
    aim.giveUp();
    goToEnd(log.current);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the conversation is opened.
  useLayoutEffect(() => {
    if (sticks.current) goToEnd(log.current);
    else aim.at(placeToOpen(rows, from), rows);
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever rows have come, gone or changed.
  useLayoutEffect(() => {
    const before = drawn.current;
    drawn.current = rows;
    if (!list.current || before === rows) return;
    if (isOwnNews(before, rows) || (sticks.current && !isLeaving())) toEnd();
    else if (isPrepended) return;
    else if (aim.isOn()) aim.goAgain(rows);
    else {
      const { current } = place;
      aim.at(current !== "end" && hasMoved(before, rows, current) ? current : undefined, rows);
    }
  }, [rows, isPrepended]);

  const look = (isUpward: boolean) => {
    if (!list.current || list.current.viewportSize === 0) return;
    const atEnd = isAtEnd(list.current);
    // A scroll upwards has left the end with its first pixel.
    if (isUpward ? isAtVeryEnd(list.current) : atEnd) sticks.current = true;
    setIsEnd(atEnd || sticks.current);
    place.current = sticks.current ? "end" : positionIn(list.current, rows);
    onMove(place.current);
  };

  return {
    list,
    isEnd,
    isPrepended,
    onScroll: (now: number) => {
      const isAimed = aim.isOn();
      if (aim.onScroll(now, rows)) return;
      // Only a scroll upwards leaves the end: rows that come in below do not.
      const isUpward = now < offset.current;
      // An aim may pass the end of a list that only seemed to end there.
      if (isUpward || isAimed) sticks.current = false;
      look(isUpward || isAimed);
      offset.current = now;
    },
    onResize: () => {
      if (aim.isOn()) {
        sticks.current = false;
        aim.goAgain(rows);
      } else if (sticks.current && !isLeaving()) goToEnd(log.current);
      look(!sticks.current);
    },
    jump: toEnd,
    goTo: (to: Place) => {
      sticks.current = false;
      aim.at(to, rows);
    },
  };
}

/** A turn of the wheel is drawn in several steps, the first of which comes after the turn, in milliseconds. */
const TURN_MS = 300;

/** A row that is measured meanwhile must not call the user back. */
function useLeaving(log: RefObject<HTMLElement | null>) {
  const turned = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const element = log.current;
    const turn = ({ deltaY }: WheelEvent) => {
      turned.current = deltaY < 0 ? performance.now() : Number.NEGATIVE_INFINITY;
    };
    element?.addEventListener("wheel", turn, { passive: true });
    return () => element?.removeEventListener("wheel", turn);
  }, [log]);
  return {
    isLeaving: () => performance.now() - turned.current < TURN_MS,
    stay: () => {
      turned.current = Number.NEGATIVE_INFINITY;
    },
  };
}

function isOwnNews(before: readonly Row[], rows: readonly Row[]): boolean {
  const last = rows.at(-1);
  return last?.kind === "pending" && !before.some(({ key }) => key === last.key);
}

function hasCome(before: readonly Row[], rows: readonly Row[]): boolean {
  const first = keyOfFirst(before);
  return first !== undefined && first !== keyOfFirst(rows) && rows.some(({ key }) => key === first);
}

function keyOfFirst(rows: readonly Row[]): string | undefined {
  return rows.find(({ kind }) => kind === "message" || kind === "pending")?.key;
}
