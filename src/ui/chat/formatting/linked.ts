import { piecesOf } from "./links/links";
import type { Piece } from "./tree";

export function linked(text: string, at: number): Piece[] {
  let place = at;
  return piecesOf(text).map((piece): Piece => {
    const from = place;
    place += piece.text.length;
    const { href } = piece;
    return href === undefined
      ? { kind: "text", at: from, text: piece.text }
      : { ...piece, kind: "link", at: from, href };
  });
}
