import { clsx } from "clsx";
import { createContext, useContext } from "react";
import type { Span } from "../../language/text/located";

/** `texts` can stand for it in a message; `label` is what it is called now. */
export type Mention = { readonly texts: readonly string[]; readonly label: string; readonly isMe: boolean };

export const MentionsContext = createContext<readonly Mention[]>([]);

type Props = { at: number; text: string; spans: readonly Span[] | undefined };

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
