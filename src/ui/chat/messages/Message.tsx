import { clsx } from "clsx";
import { Clock } from "lucide-react";
import type { Id, StoredMessage } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import type { Elements } from "../../kit/words/elements";
import { Name } from "../../kit/words/Name";
import { Tag } from "../../kit/words/Tag";
import { useSpeech } from "../../language/Speech";
import { mutedWords, useMute } from "../../room/labels/muted";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { useOwnChange } from "../../room/session/use-own-changes";
import { notDone } from "../conversations/not-done";
import { HINT, useRowFocus } from "../focus/list-state";
import { useIsMentioned } from "../mentions/Mentioned";
import { ReactionList } from "../reactions/ReactionList";
import { useReactions } from "../reactions/use-reactions";
import { MessageBody } from "../text/MessageBody";
import { useWords } from "../text/use-formatted";
import { Refusal } from "../unsent/Refusal";
import { useStatus } from "../unsent/use-status";
import { MessageText, removedWords } from "./MessageText";
import { usePinWord } from "./PinMark";

export function Message({ message, leads }: { message: StoredMessage; leads: boolean }) {
  const { t } = useSpeech();
  const reactions = useReactions(message);
  const change = useOwnChange(message.id);
  const { refused, message_id } = change ?? {};
  const status = useStatus(refused || message_id ? undefined : change);
  const count = reactions.reduce((sum, it) => sum + it.count, 0);
  const isMentioned = useIsMentioned(message);
  const self = useView((view) => view.self.id);
  const words = useWords(message.content);
  const text = [
    textOf(t, message, { self, words }),
    usePinWord(message.id),
    count > 0 && t("messages.reactions.count", { count }),
    change && refused && t(notDone(change)),
  ]
    .filter(Boolean)
    .join(", ");
  // A refused change of a deleted message has a line of its own.
  const isRefused = change && refused && message.deleted_at === undefined;
  const { source, timestamp } = message;
  return (
    <MessageFrame {...{ source, timestamp, leads, text, status, isMentioned }}>
      <MessageText message={message} />
      {isRefused && change.content !== undefined && (
        <blockquote className="mt-1 border-s-2 border-edge ps-2 text-soft">
          <MessageBody id={change.transaction_id} text={change.content} />
        </blockquote>
      )}
      {isRefused && <Refusal pending={change} refused={refused} />}
      {count > 0 && <ReactionList message_id={message.id} reactions={reactions} />}
    </MessageFrame>
  );
}

type Parts = { self: Id; words: string };

function textOf(t: ReturnType<typeof useSpeech>["t"], message: StoredMessage, { self, words }: Parts): string {
  if (message.deleted_at !== undefined) return removedWords(t, message, self);
  return message.edited_at === undefined ? words : `${words} ${t("messages.edited")}`;
}

type Frame = {
  source: Id;
  timestamp: string;
  leads: boolean;
  text: string;
  status?: string;
  isMentioned?: boolean;
  children: Elements;
};

const MENTIONED =
  "relative -mx-3.5 rounded-md bg-mark-wash px-3.5 before:absolute before:inset-y-0 before:start-0 before:w-[3px] before:rounded-s-md before:bg-mark-edge sm:-mx-6 sm:px-6 forced-colors:before:bg-[Highlight]";

/** The author and the time: beside the first message of a run; for the others on hover, and in the article's name. */
export function MessageFrame({ source, timestamp, leads, text, status, isMentioned = false, children }: Frame) {
  const { t, time, moment } = useSpeech();
  const name = useView((view) => nameIn(view, source)) ?? t("people.somebody");
  const isSelf = useView((view) => view.self.id === source);
  const author = isSelf ? t("chat.you") : name;
  const byline = `${author}, ${time(timestamp)}`;
  const label = isMentioned ? `${byline}, ${t("mentions.you")}` : byline;
  const look = isMentioned ? MENTIONED : undefined;
  const { isStop, isEntered, isSelected, tabIndex } = useRowFocus();
  const selected = isSelected ? t("messages.selecting.selected") : undefined;
  const focus = {
    // For copies, in which nobody is "you".
    "data-author": name,
    "data-sent": timestamp,
    // Only the focused article is named by its text, too: elsewhere it would be read twice.
    "aria-label": isStop ? [label, selected, text, status].filter(Boolean).join(", ") : label,
    "aria-keyshortcuts": isStop ? "Enter" : undefined,
    "aria-describedby": isEntered ? HINT : undefined,
    tabIndex,
  };
  if (leads)
    return (
      <article {...focus} className={clsx("flex gap-3 pt-2.5 pb-0.5 compact:pt-0.5", look)}>
        <span className="w-8 shrink-0 pt-0.5 compact:hidden">
          <Avatar id={source} name={name} />
        </span>
        <div className="min-w-0 flex-1 compact:relative compact:ms-14">
          {/* In the compact look the time stands before the name, and the text begins beside it. */}
          <div className="flex items-baseline gap-x-2 text-sm leading-5 tight:flex-wrap compact:float-start compact:me-2 compact:h-5 compact:max-w-full">
            <Name isWord={isSelf} className="min-w-0 truncate font-semibold">
              {author}
            </Name>
            <RoleTag id={source} />
            <MutedTag id={source} />
            {status ? (
              <span className="min-w-0 truncate text-xs text-faint">{status}</span>
            ) : (
              <time
                dateTime={timestamp}
                title={moment(timestamp)}
                className="shrink-0 text-xs text-faint compact:absolute compact:end-full compact:top-0.5 compact:me-3 compact:leading-5"
              >
                {time(timestamp)}
              </time>
            )}
          </div>
          {children}
        </div>
      </article>
    );
  return (
    <article {...focus} className={clsx("group flex gap-3 py-0.5 compact:py-px", look)}>
      {status ? (
        <span title={status} className="flex w-8 shrink-0 justify-end pt-1 text-faint compact:w-11">
          <Clock aria-hidden size="0.875rem" />
          <span className="sr-only">{status}</span>
        </span>
      ) : (
        <time
          dateTime={timestamp}
          title={moment(timestamp)}
          aria-hidden
          className="w-8 shrink-0 compact:w-11 overflow-hidden pt-0.5 text-end text-2xs leading-5 whitespace-nowrap text-faint opacity-0 select-none group-hover:opacity-100"
        >
          {time(timestamp).replace(/\s.*$/u, "")}
        </time>
      )}
      <div className="min-w-0 flex-1">
        <span className="sr-only select-none">{label}</span>
        {children}
      </div>
    </article>
  );
}

function RoleTag({ id }: { id: Id }) {
  const { t } = useSpeech();
  const role = useView((view) => view.control.participants[id]?.module_data.control.role);
  if (role !== "moderator" && role !== "guest") return null;
  return (
    <span className="shrink-0 font-normal">
      <Tag tone={role === "moderator" ? "accent" : "quiet"}>{t(`people.role.${role}`)}</Tag>
    </span>
  );
}

function MutedTag({ id }: { id: Id }) {
  const { t, until } = useSpeech();
  const mute = useMute(id);
  if (mute === undefined) return null;
  return (
    <span className="shrink-0 font-normal">
      <Tag tone="warn">{mutedWords(mute, { t, until })}</Tag>
    </span>
  );
}
