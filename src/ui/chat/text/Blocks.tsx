// biome-ignore-all lint/a11y/noRedundantRoles: Safari takes a list without its own marks for no list.
import { RIGHT_TO_LEFT } from "../../language/text/right-to-left";
import type { MentionSpans } from "../formatting/mention-spans";
import type { Block, Item } from "../formatting/tree";
import { CodeBlock } from "./CodeBlock";
import { Pieces } from "./Pieces";
import { TEXT_LOOK } from "./text-look";

type Props = { blocks: readonly Block[]; spans: MentionSpans };

export function Blocks({ blocks, spans }: Props) {
  return (
    <>
      {blocks.map((block) => (
        <Drawn key={block.at} block={block} spans={spans} />
      ))}
    </>
  );
}

function Drawn({ block, spans }: { block: Block; spans: MentionSpans }) {
  switch (block.kind) {
    case "text":
      return (
        <p dir="auto" className={TEXT_LOOK}>
          <Pieces pieces={block.pieces} spans={spans} />
        </p>
      );
    case "code":
      return <CodeBlock at={block.at} language={block.language} text={block.text} />;
    case "quote":
      return (
        <blockquote
          dir={directionOf(block.blocks)}
          className="my-1 border-s-[3px] border-line ps-3 text-soft forced-colors:border-[CanvasText]"
        >
          <Blocks blocks={block.blocks} spans={spans} />
        </blockquote>
      );
    case "list": {
      const dir = directionOf(block.items.flatMap(({ blocks }) => blocks));
      if (block.isOrdered)
        return (
          <ol role="list" dir={dir} className="my-0.5 list-none">
            {block.items.map((item) => (
              <Numbered key={item.at} item={item} spans={spans} />
            ))}
          </ol>
        );
      return (
        <ul dir={dir} className="my-0.5 list-disc ps-5 marker:text-faint">
          {block.items.map(({ at, blocks }) => (
            <li key={at} className="ps-0.5">
              <Blocks blocks={blocks} spans={spans} />
            </li>
          ))}
        </ul>
      );
    }
  }
}

/** The number is a text, as it was typed: "1. May" stays a sentence in every copy. */
function Numbered({ item: { number, blocks }, spans }: { item: Item; spans: MentionSpans }) {
  return (
    <li className="flex">
      {number && (
        <span data-at={number.at} className="min-w-5 shrink-0 whitespace-pre tabular-nums">
          {number.text}
        </span>
      )}
      <div className="min-w-0 flex-1">
        <Blocks blocks={blocks} spans={spans} />
      </div>
    </li>
  );
}

function directionOf(blocks: readonly Block[]): "rtl" | "ltr" {
  const [letter = ""] = /\p{L}/u.exec(blocks.map(textOf).join("")) ?? [];
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

function textOf(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.pieces.map((it) => ("text" in it ? it.text : textOf({ ...it, kind: "text" }))).join("");
    case "code":
      return "";
    case "quote":
      return block.blocks.map(textOf).join("");
    case "list":
      return block.items.flatMap(({ blocks }) => blocks.map(textOf)).join("");
  }
}
