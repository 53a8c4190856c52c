import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Virtualizer } from "virtua";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { useSession, useView } from "../session/RoomSession";
import { JumpButton } from "./JumpButton";
import { MessageLine } from "./MessageLine";
import type { Position } from "./position";
import { useIsVisible } from "./use-is-visible";
import { usePlace } from "./use-place";
import { useRows } from "./use-rows";

/** Older messages are read when one is this near to the oldest, in pixels. */
const READ_AHEAD = 800;

type Props = {
  to: Addressee;
  name: string;
  /** On a narrow screen another pane may stand in front. */
  isInFront: boolean;
  /** Where one was in each conversation; kept up to date. */
  positions: Map<string, Position>;
};

/** What was said in a conversation, the newest at the bottom. Only what is on the screen is drawn. */
export function MessageList({ to, name, isInFront, positions }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const log = useRef<HTMLDivElement>(null);
  const key = keyOf(to);
  const rows = useRows(to);
  const isSeen = useIsVisible() && isInFront;
  const newest = useView((view) => view.conversations[key]?.messages.at(-1)?.id);
  const onMove = (position: Position) => positions.set(key, position);
  const { list, isEnd, isPrepended, onScroll, onResize, jump } = usePlace({
    log,
    rows,
    from: positions.get(key),
    onMove,
  });

  const readOlder = useCallback(() => {
    if (!list.current) return;
    const { scrollOffset, scrollSize, viewportSize } = list.current;
    if ((isEnd ? scrollSize - viewportSize : scrollOffset) > READ_AHEAD) return;
    if (session.store.getState().older[key] !== "failed") void session.readOlder(to);
  }, [session, list, to, key, isEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when rows come or go, as one may be near the top then.
  useEffect(readOlder, [readOlder, rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each newest message is seen anew.
  useEffect(() => {
    if (isEnd && isSeen) session.seen(to);
  }, [session, to, isEnd, isSeen, newest]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={log}
        role="log"
        aria-live="off"
        aria-label={t("chat.messages_in", { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
        tabIndex={0}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="grow" />
        <Virtualizer
          ref={list}
          data={rows}
          shift={isPrepended}
          bufferSize={600}
          onScroll={(offset) => {
            onScroll(offset);
            readOlder();
          }}
          onResize={onResize}
        >
          {(row) => <MessageLine key={row.key} row={row} to={to} />}
        </Virtualizer>
      </div>
      {!isEnd && (
        <JumpButton
          to={to}
          onJump={() => {
            jump();
            // The button goes away under the focus.
            log.current?.focus({ preventScroll: true });
          }}
        />
      )}
    </div>
  );
}
