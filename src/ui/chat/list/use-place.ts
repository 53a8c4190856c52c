import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";
import { goToEnd, hasMoved, isAtEnd, isAtVeryEnd, type Position, placeToOpen, positionIn } from "./position";
import { useAim } from "./use-aim";

type Input = {
  /** What scrolls. */
  readonly log: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  /** Where one was when one left the conversation. */
  readonly from: Position | undefined;
  readonly onMove: (position: Position) => void;
};

/**
 * Keeps one's place in a list of messages. At the end one stays at the end, whatever comes; elsewhere nothing that one
 * looks at moves, whatever comes, goes or grows.
 */
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

  const toEnd = () => {
    sticks.current = true;
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
    // Who says something wants to see it.
    if (isOwnNews(before, rows)) sticks.current = true;
    if (sticks.current) toEnd();
    else if (!isPrepended) {
      const { current } = place;
      aim.at(current !== "end" && hasMoved(before, rows, current) ? current : undefined, rows);
    }
  }, [rows, isPrepended]);

  const look = (isUpward: boolean) => {
    if (!list.current || list.current.viewportSize === 0) return;
    const atEnd = isAtEnd(list.current);
    // Who is scrolling up has left the end with the first pixel.
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
      // Away from the end leads only who scrolls up: rows that come in below do not.
      const isUpward = now < offset.current;
      // On the way to a place the end may have been passed, of a list that only seemed to end there.
      if (isUpward || aim.isOn()) sticks.current = false;
      look(isUpward || aim.isOn());
      aim.onScroll(now, rows);
      offset.current = now;
    },
    onResize: () => {
      if (aim.isOn()) {
        sticks.current = false;
        aim.goAgain(rows);
      } else if (sticks.current) goToEnd(log.current);
      look(!sticks.current);
    },
    jump: toEnd,
  };
}

function isOwnNews(before: readonly Row[], rows: readonly Row[]): boolean {
  const last = rows.at(-1);
  return last?.kind === "pending" && !before.some(({ key }) => key === last.key);
}

/** Whether rows have come in before those that were there: then the list keeps its place from the end. */
function hasCome(before: readonly Row[], rows: readonly Row[]): boolean {
  const first = keyOfFirst(before);
  return first !== undefined && first !== keyOfFirst(rows) && rows.some(({ key }) => key === first);
}

function keyOfFirst(rows: readonly Row[]): string | undefined {
  return rows.find(({ kind }) => kind === "message" || kind === "pending")?.key;
}
