import { clsx } from "clsx";
import { createContext, useContext } from "react";
import { located } from "../../language/text/located";

/** A mention in a message: the texts that can stand for it, and what it is called now. */
export type Mention = { readonly texts: readonly string[]; readonly label: string; readonly isMe: boolean };

/** The mentions of the message around a text. */
export const MentionsContext = createContext<readonly Mention[]>([]);

/** A plain text in which the message's mentions stand out. */
export function MentionedText({ text }: { text: string }) {
  const mentions = useContext(MentionsContext);
  const spans =
    mentions.length === 0
      ? []
      : located(
          text,
          mentions.map(({ texts }) => texts),
        );
  if (spans.length === 0) return <span>{text}</span>;
  const ends = [0, ...spans.map(({ to }) => to)];
  return (
    <>
      {spans.map(({ from, to, index }, at) => (
        <span key={from}>
          <span>{text.slice(ends[at], from)}</span>
          <MentionChip isMe={mentions[index]?.isMe === true}>{text.slice(from, to)}</MentionChip>
        </span>
      ))}
      <span>{text.slice(ends.at(-1))}</span>
    </>
  );
}

export function MentionChip({ isMe, children }: { isMe: boolean; children: string }) {
  return (
    <span
      translate="no"
      className={clsx(
        "rounded-sm px-0.5 [unicode-bidi:isolate] [box-decoration-break:clone] forced-colors:border",
        isMe ? "bg-mark font-[620]" : "bg-accent-wash font-[560] text-accent",
      )}
    >
      {children}
    </span>
  );
}
