import { memo } from "react";
import { messageAt } from "../../room/session/message-link";
import { useView } from "../../room/session/RoomSession";
import { useIsStop } from "../focus/list-state";
import { piecesOf } from "./links";
import { MentionedText } from "./MentionedText";
import { MessageLink } from "./MessageLink";

/** A message with its line breaks and links. A link whose host could be taken for another shows the real one. */
export const RichText = memo(function RichText({ text }: { text: string }) {
  const isStop = useIsStop();
  const room_id = useView(({ room }) => room.id);
  let at = 0;
  return (
    <p
      data-text=""
      dir="auto"
      className="overflow-clip whitespace-pre-wrap wrap-anywhere [overflow-clip-margin:3px] [tab-size:4] [unicode-bidi:plaintext]"
    >
      {piecesOf(text).map((piece) => {
        const key = at;
        at += piece.text.length;
        if (piece.href === undefined) return <MentionedText key={key} text={piece.text} />;
        const message_id = messageAt(piece.href, location.origin, room_id);
        if (message_id !== undefined)
          return <MessageLink key={key} id={message_id} href={piece.href} text={piece.text} />;
        return (
          <a
            key={key}
            href={piece.href}
            target="_blank"
            tabIndex={isStop ? undefined : -1}
            rel="noopener noreferrer nofollow"
            // A change of direction in the text before must not turn the address.
            dir="ltr"
            className="text-accent [unicode-bidi:isolate] underline underline-offset-2 hover:decoration-2"
          >
            <span>{piece.text}</span>
            {piece.host === undefined ? null : (
              <span translate="no" className="ms-1 inline-block text-faint no-underline select-none">
                {`(${piece.host})`}
              </span>
            )}
          </a>
        );
      })}
    </p>
  );
});
