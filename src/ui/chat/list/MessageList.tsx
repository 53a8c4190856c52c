import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Virtualizer } from "virtua";
import type { Addressee, Id } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { useSession, useView } from "../../room/session/RoomSession";
import { MessageLine } from "../messages/MessageLine";
import { copiedText } from "./copied-text";
import { JumpButton } from "./JumpButton";
import type { Position } from "./position";
import { isCommand } from "./search-key";
import { hiddenAuthor, TopAuthor } from "./TopAuthor";
import { useAllDrawn } from "./use-all-drawn";
import { useIsVisible } from "./use-is-visible";
import { usePlace } from "./use-place";
import { useRows } from "./use-rows";

/** The distance to the oldest message, in pixels, at which older ones are loaded. */
const READ_AHEAD = 800;
/** The approximate height of the author's name over the upper edge, in pixels. */
const LINE = 20;

type Props = {
  to: Addressee;
  name: string;
  isInFront: boolean;
  positions: Map<string, Position>;
};

export function MessageList({ to, name, isInFront, positions }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const log = useRef<HTMLDivElement>(null);
  const key = keyOf(to);
  const rows = useRows(to);
  const isSeen = useIsVisible() && isInFront;
  const newest = useView((view) => view.chat.conversations[key]?.messages.at(-1)?.id);
  const onMove = (position: Position) => positions.set(key, position);
  const { list, isEnd, isPrepended, onScroll, onResize, jump } = usePlace({
    log,
    rows,
    from: positions.get(key),
    onMove,
  });

  const { isPrinted, drawn } = useAllDrawn(rows.length);
  const [author, setAuthor] = useState<Id>();
  const lookUp = () => {
    const top = list.current?.findItemIndex(list.current.scrollOffset + LINE);
    setAuthor(top === undefined ? undefined : hiddenAuthor(rows[top]));
  };

  const readOlder = useCallback(() => {
    if (!log.current) return;
    // The list itself may not know yet that it was scrolled for rows that came in above.
    const { scrollTop, scrollHeight, clientHeight } = log.current;
    if ((isEnd ? scrollHeight - clientHeight : scrollTop) > READ_AHEAD) return;
    if (session.store.getState().older[key] !== "failed") void session.readOlder(to);
  }, [session, to, key, isEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when rows come or go, as the top may be near then.
  useEffect(readOlder, [readOlder, rows]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each newest message is seen anew.
  useEffect(() => {
    if (isEnd && isSeen) session.seen(to);
  }, [session, to, isEnd, isSeen, newest]);

  return (
    <div data-print="flow" className="relative min-h-[80px] flex-1">
      <div
        ref={log}
        onCopy={(event) => {
          const selection = getSelection();
          const text = selection && copiedText(event.currentTarget, selection);
          if (!text) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", text);
        }}
        onKeyDown={(event) => {
          if (!isCommand(event, "a") || event.target !== log.current) return;
          event.preventDefault();
          getSelection()?.selectAllChildren(event.currentTarget);
        }}
        role="log"
        data-print="flow"
        aria-live="off"
        aria-label={t("chat.messages_in", { name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too.
        tabIndex={0}
        className="flex h-full flex-col overflow-x-hidden overflow-y-auto -outline-offset-2 [overflow-anchor:none]"
      >
        <div className="grow" />
        {isPrinted && (
          <div data-print="only" className="hidden">
            {rows.map((row) => (
              <MessageLine key={row.key} row={row} to={to} />
            ))}
          </div>
        )}
        <Virtualizer
          ref={list}
          data={rows}
          keepMounted={drawn}
          shift={isPrepended}
          bufferSize={600}
          onScroll={(offset) => {
            onScroll(offset);
            readOlder();
            lookUp();
          }}
          onResize={() => {
            onResize();
            lookUp();
          }}
        >
          {(row) => <MessageLine key={row.key} row={row} to={to} />}
        </Virtualizer>
      </div>
      {author && <TopAuthor id={author} />}
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
