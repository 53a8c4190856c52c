import { messageAt } from "../../room/session/message-link";
import { useView } from "../../room/session/RoomSession";
import { useIsStop } from "../focus/list-state";
import type { MentionSpans } from "../formatting/mention-spans";
import type { Piece } from "../formatting/tree";
import { MentionedText } from "./MentionedText";
import { MessageLink } from "./MessageLink";

type Props = { pieces: readonly Piece[]; spans: MentionSpans };

export function Pieces({ pieces, spans }: Props) {
  return (
    <>
      {pieces.map((piece) => (
        <Drawn key={`${piece.kind} ${piece.at}`} piece={piece} spans={spans} />
      ))}
    </>
  );
}

function Drawn({ piece, spans }: { piece: Piece; spans: MentionSpans }) {
  switch (piece.kind) {
    case "text":
      return <MentionedText at={piece.at} text={piece.text} spans={spans.get(piece.at)} />;
    case "link":
      return <Link piece={piece} />;
    case "code":
      return (
        <code
          data-at={piece.at}
          translate="no"
          className="rounded-[5px] border border-line bg-code px-1 py-px font-mono text-[0.87em] [unicode-bidi:isolate] [box-decoration-break:clone]"
        >
          {piece.text}
        </code>
      );
    case "strong":
      return (
        <strong className="font-[680]">
          <Pieces pieces={piece.pieces} spans={spans} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Pieces pieces={piece.pieces} spans={spans} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Pieces pieces={piece.pieces} spans={spans} />
        </s>
      );
  }
}

/** A link whose host could be taken for another shows the real one. */
function Link({ piece: { at, text, href, host } }: { piece: Extract<Piece, { kind: "link" }> }) {
  const isStop = useIsStop();
  const room_id = useView(({ room }) => room.id);
  const message_id = messageAt(href, location.origin, room_id);
  if (message_id !== undefined) return <MessageLink id={message_id} href={href} at={at} text={text} />;
  return (
    <a
      href={href}
      target="_blank"
      tabIndex={isStop ? undefined : -1}
      rel="noopener noreferrer nofollow"
      // A change of direction in the text before must not turn the address.
      dir="ltr"
      className="text-accent [unicode-bidi:isolate] underline underline-offset-2 hover:decoration-2"
    >
      <span data-at={at}>{text}</span>
      {host === undefined ? null : (
        <span translate="no" className="ms-1 inline-block text-faint no-underline select-none">
          {`(${host})`}
        </span>
      )}
    </a>
  );
}
