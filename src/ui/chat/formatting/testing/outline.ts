import type { Block, Formatted, Piece } from "../tree";

const TAGS = { strong: "b", emphasis: "i", strike: "s", code: "code", link: "a" } as const;

/** A tree in one line, as tests state it: `<b>bold</b>`, `<ul><li>one</li></ul>`. Plain text stands as it is. */
export function outlineOf({ blocks }: Formatted): string {
  return blocks.map((it, at) => (at === blocks.length - 1 ? outlineOfBlock(it) : inside(it))).join("");
}

/** Without the line break at the end of a text, which ends its line. */
function inside(block: Block): string {
  return block.kind === "text" ? outlineOfBlock(block).replace(/(?:\r\n|\r|\n)$/, "") : outlineOfBlock(block);
}

function outlineOfBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.pieces.map(outlineOfPiece).join("");
    case "code":
      return `<pre ${block.language}>${block.text}</pre>`;
    case "quote":
      return `<quote>${block.blocks.map(inside).join("")}</quote>`;
    case "list": {
      const tag = block.isOrdered ? "ol" : "ul";
      const items = block.items.map(
        ({ number, blocks }) => `<li>${number?.text ?? ""}${blocks.map(inside).join("")}</li>`,
      );
      return `<${tag}>${items.join("")}</${tag}>`;
    }
  }
}

function outlineOfPiece(piece: Piece): string {
  if (piece.kind === "text") return piece.text;
  const tag = TAGS[piece.kind];
  const inside = "pieces" in piece ? piece.pieces.map(outlineOfPiece).join("") : piece.text;
  return `<${tag}>${inside}</${tag}>`;
}

/** All that is drawn, from top to bottom. Behind a block of code there is a line break. */
export function drawnOf({ blocks }: Formatted): string {
  return blocks.map(drawnOfBlock).join("");
}

function drawnOfBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.pieces.map(drawnOfPiece).join("");
    case "code":
      return `${block.text}\n`;
    case "quote":
      return block.blocks.map(drawnOfBlock).join("");
    case "list":
      return block.items
        .map(({ number, blocks }) => `${number?.text ?? ""}${blocks.map(drawnOfBlock).join("")}`)
        .join("");
  }
}

function drawnOfPiece(piece: Piece): string {
  return "pieces" in piece ? piece.pieces.map(drawnOfPiece).join("") : piece.text;
}
