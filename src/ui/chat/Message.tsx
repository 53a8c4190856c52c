import type { ReactNode } from "react";
import type { Id, StoredMessage } from "../../protocol";
import { Avatar } from "../kit/Avatar";
import { Tag } from "../kit/Tag";
import { useSpeech } from "../language/Speech";
import { nameIn } from "../session/names";
import { useView } from "../session/RoomSession";
import { RichText } from "./RichText";

/** A message that is in the room. */
export function Message({ message, leads }: { message: StoredMessage; leads: boolean }) {
  return (
    <MessageFrame source={message.source} timestamp={message.timestamp} leads={leads}>
      <RichText text={message.content} />
    </MessageFrame>
  );
}

type Frame = { source: Id; timestamp: string; leads: boolean; children: ReactNode };

/** Who says something and when: beside the first message of a run; for the others only where one looks, and aloud. */
export function MessageFrame({ source, timestamp, leads, children }: Frame) {
  const { t, time, moment } = useSpeech();
  const name = useView((view) => nameIn(view, source)) ?? t("people.somebody");
  const isSelf = useView((view) => view.self.id === source);
  const author = isSelf ? t("chat.you") : name;
  if (leads)
    return (
      <article className="flex gap-3 pt-2.5 pb-0.5">
        <span className="w-8 shrink-0 pt-0.5">
          <Avatar id={source} name={name} />
        </span>
        <div className="min-w-0 flex-1">
          <h4 className="flex items-baseline gap-2 text-sm leading-5">
            <bdi className="min-w-0 truncate font-semibold">{author}</bdi>
            <RoleTag id={source} />
            <time dateTime={timestamp} title={moment(timestamp)} className="shrink-0 text-xs text-faint">
              {time(timestamp)}
            </time>
          </h4>
          {children}
        </div>
      </article>
    );
  return (
    <article className="group flex gap-3 py-0.5">
      <time
        dateTime={timestamp}
        title={moment(timestamp)}
        aria-hidden
        className="w-8 shrink-0 overflow-hidden pt-0.5 text-end text-2xs leading-5 whitespace-nowrap text-faint opacity-0 group-hover:opacity-100"
      >
        {time(timestamp).replace(/\s.*$/u, "")}
      </time>
      <div className="min-w-0 flex-1">
        <h4 className="sr-only">
          {author}, {time(timestamp)}
        </h4>
        {children}
      </div>
    </article>
  );
}

function RoleTag({ id }: { id: Id }) {
  const { t } = useSpeech();
  const role = useView((view) => view.participants[id]?.module_data.control.role);
  if (role !== "moderator" && role !== "guest") return null;
  return (
    <span className="shrink-0 font-normal">
      <Tag tone={role === "moderator" ? "accent" : "quiet"}>{t(`people.role.${role}`)}</Tag>
    </span>
  );
}
