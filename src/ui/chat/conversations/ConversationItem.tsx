import { clsx } from "clsx";
import { BellOff, Ellipsis } from "lucide-react";
import { memo, useMemo, useSyncExternalStore } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee, Id, StoredMessage } from "../../../protocol";
import { keyOf, unread, type View } from "../../../room/view";
import { draftFor } from "../../client/drafts";
import { changeOf, withChange } from "../../client/state/own-changes";
import type { SessionState } from "../../client/state/state";
import { IconButton } from "../../kit/buttons/IconButton";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { shortened } from "../../language/text/shortened";
import { useTranslation } from "../../language/translation/use-translation";
import { wholeGroupName } from "../../room/labels/group-name";
import { nameIn, useConversationName } from "../../room/labels/names";
import { hashOf } from "../../room/session/places";
import { useSessionState, useView } from "../../room/session/RoomSession";
import { isMuted } from "../../settings/levels";
import { useLevels } from "../../settings/RoomChoices";
import { plainText } from "../formatting/plain-text";
import { ConversationName } from "./ConversationName";
import { ConversationPicture } from "./ConversationPicture";
import { useIsLost } from "./lost-group";
import { notDone } from "./not-done";
import { mentionsIn, shortCount, shortMentions, UNREAD_LOOK } from "./unread";

const PREVIEW_LENGTH = 120;
const NOTHING = "\u00a0";

type Props = { to: Addressee; isOpen: boolean; names: ReadonlyMap<Id, string>; onMenu: (button: Element) => void };

export const ConversationItem = memo(function ConversationItem({ to, isOpen, names, onMenu }: Props) {
  const { t } = useTranslation();
  const name = useConversationName(to);
  const muted = useLevels((levels) => isMuted(levels, to));
  const isUnread = useView((view) => countIn(view, to) > 0);
  return (
    <li className="group relative">
      <a
        href={hashOf(to)}
        aria-current={isOpen ? "page" : undefined}
        title={to.scope === "group" ? wholeGroupName(to, t) : undefined}
        className={clsx(
          "flex min-h-13 items-center gap-2.5 rounded-lg border px-2.5 py-1.5 no-underline [-webkit-touch-callout:none]",
          isOpen ? "border-line bg-raise" : "border-transparent hover:bg-raise/60",
          "forced-colors:border-[Canvas] forced-colors:aria-[current]:border-[Highlight]",
        )}
      >
        <ConversationPicture to={to} name={name} />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2 text-sm">
            <ShortName
              to={to}
              name={name}
              short={to.scope === "private" ? names.get(to.target) : undefined}
              className={clsx("min-w-0 flex-1", isUnread && !muted ? "font-bold" : "font-medium", muted && "text-soft")}
            />
            {muted && (
              <span className="shrink-0 self-center text-faint">
                <BellOff aria-hidden size="0.8125rem" />
                <span className="sr-only">{t("chat.muted")}</span>
              </span>
            )}
            <LastTime to={to} />
          </span>
          <span className="flex items-center gap-1.5">
            <span className="min-w-0 flex-1">
              <LastLine to={to} isOpen={isOpen} names={names} />
            </span>
            <UnreadMentions to={to} />
            <UnreadCount to={to} isMuted={muted} />
          </span>
        </span>
      </a>
      <IconButton
        icon={Ellipsis}
        size="small"
        label={t("chat.conversation_menu")}
        tabIndex={-1}
        aria-haspopup="menu"
        data-row-menu
        onClick={({ currentTarget }) => onMenu(currentTarget)}
        className="absolute! end-1.5 top-1 min-h-6! bg-raise! opacity-0 group-hover:opacity-100 pointer-coarse:hidden"
      />
    </li>
  );
});

type NameProps = { to: Addressee; name: string; short: string | undefined; className: string };

/** The first name for the eye, the whole name for the ear and for whoever points at it. */
function ShortName({ to, name, short = name, className }: NameProps) {
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  if (isSelf || short === name)
    return <ConversationName to={to} className={clsx("block truncate text-left", className)} />;
  return (
    <span title={name} className={className}>
      <span aria-hidden>
        <Name className="block truncate text-left">{short}</Name>
      </span>
      <Name className="sr-only">{name}</Name>
    </span>
  );
}

function LastTime({ to }: { to: Addressee }) {
  const { brief, moment } = useSpeech();
  const last = useSessionState((state) => lastShown(state, to)?.timestamp);
  if (last === undefined) return null;
  return (
    <time
      dateTime={last}
      title={moment(last)}
      className="shrink-0 text-2xs text-faint pointer-fine:group-hover:invisible"
    >
      {brief(last)}
    </time>
  );
}

function LastLine({ to, isOpen, names }: Pick<Props, "to" | "isOpen" | "names">) {
  const { t } = useTranslation();
  const draft = useDraftText(to, isOpen);
  const last = useSessionState(useShallow((state) => lastShown(state, to)));
  const isOwn = useView((view) => view.self.id === last?.source);
  const isLost = useIsLost(to);
  const refused = useSessionState(({ pending }) => pending.findLast((it) => it.refused && keyOf(it.to) === keyOf(to)));
  const author = useView((view) => last && nameIn(view, last.source));
  if (refused) return <span className="block truncate text-xs text-danger">{t(notDone(refused))}</span>;
  if (isLost) return <span className="block truncate text-xs text-warn">{t("chat.lost.conversation")}</span>;
  if (draft !== "")
    return (
      <span className="block truncate text-xs text-soft">
        <span className="font-semibold text-warn">{`${t("chat.draft")} `}</span>
        <bdi>{shortened(draft, PREVIEW_LENGTH)}</bdi>
      </span>
    );
  // The line keeps its height: a conversation does not grow by its first message.
  if (!last) return <span className="block text-xs">{NOTHING}</span>;
  const by = isOwn ? t("chat.you") : (names.get(last.source) ?? author ?? t("people.somebody"));
  const isNamed = isOwn ? to.scope !== "private" || to.target !== last.source : to.scope !== "private";
  return (
    <span className="block truncate text-xs text-soft">
      {isNamed && (
        <>
          <Name isWord={isOwn || author === undefined}>{by}</Name>
          <span>: </span>
        </>
      )}
      <bdi>{shortened(plainText(last.content), PREVIEW_LENGTH)}</bdi>
    </span>
  );
}

function lastShown({ view, pending }: SessionState, to: Addressee) {
  const asItWillStand = (it: StoredMessage) => withChange(it, changeOf(pending, it.id));
  const { messages = [] } = view?.chat.conversations[keyOf(to)] ?? {};
  const last = messages.findLast((it) => asItWillStand(it).deleted_at === undefined);
  return last && { source: last.source, content: asItWillStand(last).content, timestamp: last.timestamp };
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

function UnreadCount({ to, isMuted }: { to: Addressee; isMuted: boolean }) {
  const { t } = useTranslation();
  const count = useView((view) => countIn(view, to));
  if (count === 0) return null;
  return (
    <span
      className={clsx(
        UNREAD_LOOK,
        isMuted ? "bg-edge! text-bg!" : to.scope === "private" && "bg-private! text-private-ink!",
      )}
    >
      <span aria-hidden>{shortCount(count)}</span>
      <span className="sr-only">{t("chat.unread", { count })}</span>
    </span>
  );
}

function countIn(view: View, to: Addressee): number {
  const conversation = view.chat.conversations[keyOf(to)];
  return conversation ? unread(conversation, view.self.id) : 0;
}

/** The open conversation shows its draft in its field. */
function useDraftText(to: Addressee, isOpen: boolean): string {
  const room_id = useView(({ room }) => room.id);
  const { listen, text } = useMemo(() => draftFor(room_id, to), [room_id, to]);
  const nothing = () => "";
  return useSyncExternalStore(
    listen,
    isOpen
      ? nothing
      : () =>
          text()
            .slice(0, 2 * PREVIEW_LENGTH)
            .trim(),
  );
}
