import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { useSession, useView } from "../session/RoomSession";
import { JumpButton } from "./JumpButton";
import { MessageLine } from "./MessageLine";
import { goTo, goToEnd, isAtEnd, type Position, positionIn } from "./position";
import type { Row } from "./rows";
import { useIsVisible } from "./use-is-visible";
import { useRows } from "./use-rows";

/** Older messages are read when one is this near to the oldest, in pixels. */
const READ_AHEAD = 800;

type Props = {
  to: Addressee;
  name: string;
  /** Where one was in each conversation; kept up to date. */
  positions: Map<string, Position>;
};

/** What was said in a conversation, the newest at the bottom. Only what is on the screen is drawn. */
export function MessageList({ to, name, positions }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const key = keyOf(to);
  const rows = useRows(to);
  const list = useRef<VirtualizerHandle>(null);
  const sticks = useRef(true);
  const offset = useRef(0);
  const [isEnd, setIsEnd] = useState(true);
  const isVisible = useIsVisible();
  const newest = useView((view) => view.conversations[key]?.messages.at(-1)?.id);
  const isPrepended = usePrepended(rows);

  const readOlder = useCallback(() => {
    if (!list.current || list.current.scrollOffset > READ_AHEAD) return;
    if (session.store.getState().older[key] !== "failed") void session.readOlder(to);
  }, [session, to, key]);

  const scrolled = (now: number) => {
    if (!list.current) return;
    const atEnd = isAtEnd(list.current);
    // Away from the end leads only who scrolls up: rows that come in below do not.
    if (atEnd) sticks.current = true;
    else if (now < offset.current - 1) sticks.current = false;
    offset.current = now;
    setIsEnd(atEnd || sticks.current);
    positions.set(key, sticks.current ? "end" : positionIn(list.current, rows));
    readOlder();
  };

  const stick = () => {
    if (list.current && sticks.current) goToEnd(list.current, rows);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the conversation is opened.
  useLayoutEffect(() => {
    if (!list.current) return;
    const isNew = rows.some(({ kind }) => kind === "new");
    const position = positions.get(key);
    sticks.current = !isNew && (position === undefined || position === "end");
    goTo(list.current, rows, isNew && position === "end" ? undefined : position);
  }, []);

  useLayoutEffect(stick, [rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when rows come or go, as one may be near the top then.
  useEffect(readOlder, [readOlder, rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each newest message is seen anew.
  useEffect(() => {
    if (isEnd && isVisible) session.seen(to);
  }, [session, to, isEnd, isVisible, newest]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        role="log"
        aria-live="off"
        aria-label={t("chat.messages_in", { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
        tabIndex={0}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="grow" />
        <Virtualizer ref={list} data={rows} shift={isPrepended} bufferSize={600} onScroll={scrolled} onResize={stick}>
          {(row) => <MessageLine key={row.key} row={row} to={to} />}
        </Virtualizer>
      </div>
      {!isEnd && <JumpButton to={to} onJump={() => list.current && goToEnd(list.current, rows)} />}
    </div>
  );
}

/** Whether rows have come in before those that were there: then the list keeps its place from the end. */
function usePrepended(rows: readonly Row[]): boolean {
  const before = useRef<string>(undefined);
  const first = rows.find(({ kind }) => kind === "message" || kind === "pending")?.key;
  const isPrepended = before.current !== undefined && before.current !== first && has(rows, before.current);
  useLayoutEffect(() => {
    before.current = first;
  }, [first]);
  return isPrepended;
}

function has(rows: readonly Row[], key: string): boolean {
  return rows.some((row) => row.key === key);
}
