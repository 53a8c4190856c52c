import { clsx } from "clsx";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { Addressee, StoredMessage } from "../../../protocol";
import { keyOf, unread } from "../../../room/view";
import { changeOf, withChange } from "../../client/state/own-changes";
import type { SessionState } from "../../client/state/state";
import { Name } from "../../kit/words/Name";
import { shortened } from "../../language/text/shortened";
import { nameIn, useConversationName } from "../../room/labels/names";
import { hashOf } from "../../room/session/places";
import { useSessionState, useView } from "../../room/session/RoomSession";
import { ConversationName } from "./ConversationName";
import { ConversationPicture } from "./ConversationPicture";
import { useIsLost } from "./lost-group";
import { notDone } from "./not-done";
import { mentionsIn, shortCount, shortMentions, UNREAD_LOOK } from "./unread";

const PREVIEW_LENGTH = 120;

export const ConversationItem = memo(function ConversationItem({ to, isOpen }: { to: Addressee; isOpen: boolean }) {
  const name = useConversationName(to);
  return (
    <li>
      <a
        href={hashOf(to)}
        aria-current={isOpen ? "page" : undefined}
        title={to.scope === "group" ? to.target : undefined}
        className={clsx(
          "flex min-h-13 items-center gap-2.5 rounded-lg border px-2.5 py-1.5 no-underline",
          isOpen ? "border-line bg-raise" : "border-transparent hover:bg-raise/60",
          "forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]",
        )}
      >
        <ConversationPicture to={to} name={name} />
        <span className="min-w-0 flex-1">
          <ConversationName to={to} className="block truncate text-left text-sm font-semibold" />
          <LastLine to={to} />
        </span>
        <UnreadMentions to={to} />
        <UnreadCount to={to} />
      </a>
    </li>
  );
});

function LastLine({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const last = useSessionState(useShallow((state) => lastShown(state, to)));
  const isOwn = useView((view) => view.self.id === last?.source);
  const isLost = useIsLost(to);
  const refused = useSessionState(({ pending }) => pending.findLast((it) => it.refused && keyOf(it.to) === keyOf(to)));
  const author = useView((view) => last && nameIn(view, last.source));
  if (refused) return <span className="block truncate text-xs text-danger">{t(notDone(refused))}</span>;
  if (isLost) return <span className="block truncate text-xs text-warn">{t("chat.lost.conversation")}</span>;
  if (!last) return null;
  const by = isOwn ? t("chat.you") : (author ?? t("people.somebody"));
  const isNamed = isOwn ? to.scope !== "private" || to.target !== last.source : to.scope !== "private";
  return (
    <span className="block truncate text-xs text-soft">
      {isNamed && (
        <>
          <Name isWord={isOwn || author === undefined}>{by}</Name>
          <span>: </span>
        </>
      )}
      <bdi>{shortened(last.content, PREVIEW_LENGTH)}</bdi>
    </span>
  );
}

/** The last message that is not removed, as it will stand. */
function lastShown({ view, pending }: SessionState, to: Addressee) {
  const asItWillStand = (it: StoredMessage) => withChange(it, changeOf(pending, it.id));
  const { messages = [] } = view?.chat.conversations[keyOf(to)] ?? {};
  const last = messages.findLast((it) => asItWillStand(it).deleted_at === undefined);
  return last && { source: last.source, content: asItWillStand(last).content };
}

function UnreadMentions({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const found = useView(
    useShallow((view) => {
      const conversation = view.chat.conversations[keyOf(to)];
      return mentionsIn(view, conversation ? [conversation] : []);
    }),
  );
  if (found.count === 0) return null;
  return (
    <span className={clsx(UNREAD_LOOK, to.scope === "private" && "bg-private! text-private-ink!")}>
      <span aria-hidden>{shortMentions(found)}</span>
      <span className="sr-only">{t("mentions.unread", { count: found.count })}</span>
    </span>
  );
}

function UnreadCount({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const count = useView((view) => {
    const conversation = view.chat.conversations[keyOf(to)];
    return conversation ? unread(conversation, view.self.id) : 0;
  });
  if (count === 0) return null;
  return (
    <span className={clsx(UNREAD_LOOK, to.scope === "private" && "bg-private! text-private-ink!")}>
      <span aria-hidden>{shortCount(count)}</span>
      <span className="sr-only">{t("chat.unread", { count })}</span>
    </span>
  );
}
