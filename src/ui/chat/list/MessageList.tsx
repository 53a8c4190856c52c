import { clsx } from "clsx";
import { useCallback, useEffect, useRef, useState } from "react";
import { Virtualizer } from "virtua";
import { useStore } from "zustand";
import type { Addressee, Id } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { useSpeech } from "../../language/Speech";
import { useSession, useView } from "../../room/session/RoomSession";
import { HINT, useListStore } from "../focus/list-state";
import { useGoToLinked } from "../link/use-go-to-linked";
import type { Linked } from "../link/use-linked-message";
import { MessageRow } from "../menu/MessageRow";
import { useMessageGestures } from "../menu/use-message-gestures";
import { MessageLine } from "../messages/MessageLine";
import { textToCopy } from "./copied-text";
import { JumpButton } from "./JumpButton";
import type { Position } from "./position";
import { isCommand } from "./search-key";
import { hiddenAuthor, TopAuthor } from "./TopAuthor";
import { useAllDrawn } from "./use-all-drawn";
import { useIsVisible } from "./use-is-visible";
import { usePlace } from "./use-place";
import { useRovingMessage } from "./use-roving-message";
import { useRows } from "./use-rows";

const messageTools = partOf(() => import("../menu/MessageTools").then((it) => it.MessageTools));

/** The distance to the oldest message, in pixels, at which older ones are loaded. */
const READ_AHEAD = 800;
const LINE = 20;

type Props = {
  to: Addressee;
  name: string;
  isInFront: boolean;
  positions: Map<string, Position>;
  linked: Linked;
  toComposer: () => void;
};

export function MessageList({ to, name, isInFront, positions, linked, toComposer }: Props) {
  const { t, time, moment } = useSpeech();
  const session = useSession();
  const log = useRef<HTMLDivElement>(null);
  const store = useListStore();
  const key = keyOf(to);
  const rows = useRows(to);
  const isSeen = useIsVisible() && isInFront;
  const newest = useView((view) => view.chat.conversations[key]?.messages.at(-1)?.id);
  const onMove = (position: Position) => positions.set(key, position);
  const from = positions.get(key);
  const { list, isEnd, isPrepended, onScroll, onResize, jump, goTo } = usePlace({ log, rows, from, onMove });
  const roving = useRovingMessage({ log, list, rows, store, goTo, toEnd: jump });
  const gestures = useMessageGestures({ log, rows, store, toComposer });
  useGoToLinked({ linked, rows, log, store, goTo, focusRow: roving.focusRow });
  const isSelecting = useStore(store, ({ selection }) => selection !== undefined);
  const hasTool = useStore(store, ({ menu, picker, selection }) => (menu ?? picker ?? selection) !== undefined);

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: messages may come otherwise than as news, as a page does.
  useEffect(() => (isEnd && isSeen ? session.watch(to) : undefined), [session, to, isEnd, isSeen, newest]);

  useEffect(() => (isSeen ? session.look(to) : undefined), [session, to, isSeen]);

  return (
    <div data-print="flow" data-region="messages" className="relative min-h-[80px] flex-1">
      <p id={HINT} data-print="none" className="sr-only">
        {t("chat.messages_hint")}
      </p>
      <div
        ref={log}
        {...gestures}
        onFocus={roving.onFocus}
        onBlur={roving.onBlur}
        onCopy={(event) => {
          const text = textToCopy(event.currentTarget, getSelection(), { time, moment });
          if (!text) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", text);
        }}
        onKeyDown={(event) => {
          gestures.onKeyDown(event);
          if (!event.defaultPrevented) roving.onKeyDown(event);
          if (!isCommand(event, "a") || !(event.target as Element).matches("[role=log], article")) return;
          event.preventDefault();
          getSelection()?.selectAllChildren(event.currentTarget);
        }}
        role="log"
        data-print="flow"
        aria-live="off"
        aria-label={t("chat.messages_in", { name })}
        aria-describedby={HINT}
        tabIndex={roving.tabIndex}
        className={clsx(
          "flex h-full flex-col overflow-x-hidden overflow-y-auto -outline-offset-2 [overflow-anchor:none] pointer-coarse:select-none",
          isSelecting ? "cursor-default scroll-pt-16 select-none" : "scroll-pt-8",
        )}
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
          keepMounted={[...(drawn ?? []), ...roving.kept]}
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
          {(row) => <MessageRow key={row.key} row={row} to={to} />}
        </Virtualizer>
        {/* For the outline of the last message. */}
        <div className="h-1 shrink-0" />
      </div>
      {author && <TopAuthor id={author} />}
      {!isEnd && <JumpButton to={to} onJump={roving.toBottom} />}
      <LaterOver
        part={messageTools}
        wanted={hasTool}
        onGiveUp={() => store.setState({ menu: undefined, picker: undefined, selection: undefined })}
        rows={rows}
        onClosed={roving.toStop}
      />
    </div>
  );
}
