import { memo } from "react";
import { piecesOf } from "./links";

/** A message as it was typed, line breaks kept, in which links can be followed. */
export const RichText = memo(function RichText({ text }: { text: string }) {
  let at = 0;
  return (
    <p dir="auto" className="whitespace-pre-wrap wrap-anywhere [tab-size:4] [unicode-bidi:plaintext]">
      {piecesOf(text).map((piece) => {
        const key = at;
        at += piece.text.length;
        if (piece.href === undefined) return piece.text;
        return (
          <a
            key={key}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            className="text-accent underline underline-offset-2 hover:decoration-2"
          >
            {piece.text}
          </a>
        );
      })}
    </p>
  );
});
