import { clsx } from "clsx";
import { memo } from "react";
import { addresseeFor } from "../../../room/view";
import { Avatar } from "../../kit/avatar/Avatar";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { Phrase } from "../../language/text/Phrase";
import { nameIn } from "../../room/labels/names";
import { goToMessage } from "../../room/session/places";
import { useView } from "../../room/session/RoomSession";
import { ConversationName } from "../conversations/ConversationName";
import { excerptOf } from "./excerpt";
import type { Hit } from "./fates";

type Props = { hit: Hit; term: string; isStop: boolean };

export const HitLine = memo(function HitLine({ hit: { message, isGone }, term, isStop }: Props) {
  const { t, time, moment, day } = useSpeech();
  const self = useView((view) => view.self.id);
  const name = useView((view) => nameIn(view, message.source));
  const to = addresseeFor(self, message);
  const isPrivate = message.scope === "private";
  const isWithOther = to.scope === "private" && to.target !== self;
  const isOwn = message.source === self;
  const when = day(message.timestamp) === day(new Date().toISOString()) ? time : moment;
  const look = "block rounded-lg border border-line bg-raise px-3 py-2 text-sm no-underline";
  const head = (
    <span className="flex items-center gap-1.5">
      <Avatar id={message.source} name={name ?? ""} size="small" />
      <Name isWord={isOwn || name === undefined} className="min-w-0 flex-1 truncate font-semibold">
        {isOwn ? t("chat.you") : (name ?? t("people.somebody"))}
      </Name>
    </span>
  );
  const place = (
    <span className={clsx("flex flex-wrap gap-x-1 text-xs", isPrivate ? "text-private" : "text-soft")}>
      <span className="min-w-0 truncate">
        <Phrase
          text={t(isWithOther ? "search.with" : "search.in_place")}
          parts={{ name: <ConversationName to={to} /> }}
        />
      </span>
      <span aria-hidden>·</span>
      <time dateTime={message.timestamp} title={moment(message.timestamp)}>
        {when(message.timestamp)}
      </time>
    </span>
  );
  if (isGone)
    return (
      <div className={look}>
        {head}
        <p className="text-soft italic">{t("search.gone")}</p>
      </div>
    );
  return (
    <a
      href={`#m=${message.id}`}
      tabIndex={isStop ? 0 : -1}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goToMessage(message.id);
      }}
      className={clsx(look, "hover:border-edge")}
    >
      {head}
      {place}
      <Excerpt term={term} content={message.content} />
    </a>
  );
});

function Excerpt({ term, content }: { term: string; content: string }) {
  const { pieces, isCut } = excerptOf(term, content);
  let at = 0;
  return (
    <span dir="auto" className="mt-0.5 line-clamp-3 wrap-anywhere [unicode-bidi:plaintext]">
      {isCut && <span>…</span>}
      {pieces.map(({ text, isMatch }) => {
        const key = at;
        at += text.length;
        if (!isMatch) return <span key={key}>{text}</span>;
        return (
          <mark key={key} className="rounded-sm bg-mark text-text">
            {text}
          </mark>
        );
      })}
    </span>
  );
}
