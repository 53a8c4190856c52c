import { Fragment } from "react";
import type { Elements } from "../../kit/words/elements";

/** Each piece has an element, so that the sentence may change under page translation. */
export function Phrase({ text, parts }: { text: string; parts: Readonly<Record<string, Elements>> }) {
  return (
    <span>
      {text.split(/<(\w+)\/>/u).map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a sentence keep their places.
        <Fragment key={at}>{at % 2 === 1 ? parts[piece] : <span>{piece}</span>}</Fragment>
      ))}
    </span>
  );
}
