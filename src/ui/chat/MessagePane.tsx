import { useRef, useState } from "react";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { useConversationName } from "../room/labels/names";
import { useView } from "../room/session/RoomSession";
import { Composer } from "./composer/Composer";
import { Editor } from "./composer/Editor";
import { useComposers, useComposing } from "./composing/composing";
import { ConversationName } from "./conversations/ConversationName";
import { iconOf } from "./conversations/kind-icon";
import { TypingLine } from "./conversations/TypingLine";
import { useAudience } from "./conversations/use-audience";
import { ListStoreProvider } from "./focus/list-state";
import { remembering } from "./formatting/remembered";
import { LinkNotice } from "./link/LinkNotice";
import type { useLinkedMessage } from "./link/use-linked-message";
import { MessageList } from "./list/MessageList";
import type { Position } from "./list/position";
import { PinnedStrip } from "./pins/PinnedStrip";
import { ShownWhole } from "./text/shown-whole";
import { TextsContext } from "./text/use-formatted";

/** More than the messages of all conversations that somebody goes back and forth between. */
const REMEMBERED = 1_000;

type Props = { to: Addressee; isInFront: boolean; link: ReturnType<typeof useLinkedMessage> };

export function MessagePane({ to, isInFront, link }: Props) {
  const name = useConversationName(to);
  const positions = useRef(new Map<string, Position>());
  const shownWhole = useRef(new Set<string>());
  const [texts] = useState(() => remembering(REMEMBERED));
  const pane = useRef<HTMLDivElement>(null);
  const key = keyOf(to);
  const composers = useComposers();
  const { editing } = useComposing(to);
  return (
    <div ref={pane} data-print="flow" data-focus-home="[role=log]" className="flex h-full flex-col">
      <Title to={to} />
      <PinnedStrip key={`pins ${key}`} to={to} />
      <LinkNotice linked={link.linked} onDismiss={link.dismiss} onRetry={link.retry} />
      <ShownWhole value={shownWhole.current}>
        <TextsContext value={texts}>
          <ListStoreProvider key={key}>
            <MessageList
              to={to}
              name={name}
              isInFront={isInFront}
              positions={positions.current}
              linked={link.linked}
              toComposer={() => pane.current?.querySelector("textarea")?.focus()}
            />
          </ListStoreProvider>
        </TextsContext>
      </ShownWhole>
      <TypingLine to={to} />
      <div data-focus-home="textarea" className="contents">
        {editing !== undefined ? (
          <Editor key={`editor ${editing}`} to={to} id={editing} onClose={() => composers.edit(to, undefined)} />
        ) : (
          <Composer key={`composer ${key}`} to={to} name={name} />
        )}
      </div>
    </div>
  );
}

/** Every conversation has this bar, so that the messages stay in place; on a narrow screen the header has the name. */
function Title({ to }: { to: Addressee }) {
  const isPrivate = to.scope === "private";
  const isSelf = useView((view) => isPrivate && to.target === view.self.id);
  const words = useAudience(to);
  const Icon = iconOf(to, isSelf);
  return (
    <div className="flex items-center gap-2 border-b border-line px-6 py-2.5 narrow:sr-only">
      <Icon
        aria-hidden
        size="1rem"
        className={isPrivate ? "text-private" : to.scope === "group" ? "text-accent" : "text-soft"}
      />
      <h2 className="min-w-0 text-sm">
        <ConversationName to={to} className="block truncate" />
      </h2>
      <span className="shrink-0 text-xs text-soft">{words}</span>
    </div>
  );
}
