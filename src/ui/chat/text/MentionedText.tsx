import { clsx } from "clsx";
import { createContext, useContext } from "react";
import type { Span } from "../../language/text/located";

/** A mention in a message: the texts that can stand for it, and what it is called now. */
export type Mention = { readonly texts: readonly string[]; readonly label: string; readonly isMe: boolean };

/** The mentions of the message around a text. */
export const MentionsContext = createContext<readonly Mention[]>([]);

type Props = { at: number; text: string; spans: readonly Span[] | undefined };

/** A text that stands in its message from `at` on; the mentions in it stand out. */
export function MentionedText({ at: start, text, spans = [] }: Props) {
  const mentions = useContext(MentionsContext);
  if (spans.length === 0) return <span data-at={start}>{text}</span>;
  const ends = [0, ...spans.map(({ to }) => to)];
  const end = ends.at(-1) ?? 0;
  return (
    <>
      {spans.map(({ from, to, index }, at) => (
        <span key={from}>
          <span data-at={start + (ends[at] ?? 0)}>{text.slice(ends[at], from)}</span>
          <MentionChip at={start + from} isMe={mentions[index]?.isMe === true}>
            {text.slice(from, to)}
          </MentionChip>
        </span>
      ))}
      <span data-at={start + end}>{text.slice(end)}</span>
    </>
  );
}

type ChipProps = { at?: number; isMe: boolean; children: string };

/** A mention; `at`: its place in the source, if it stands there. */
export function MentionChip({ at, isMe, children }: ChipProps) {
  return (
    <span
      data-at={at}
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
