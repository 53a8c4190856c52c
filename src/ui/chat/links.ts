import { LinkifyIt } from "linkify-it";

/** A piece of a text: as it was typed, and where it leads if it is a link. */
export type Piece = { readonly text: string; readonly href?: string };

const linkify = new LinkifyIt({ fuzzyLink: true }).add("ftp:", null).add("//", null);
const SCHEMES = ["http:", "https:", "mailto:"];

/** Splits a text at its links. Only http, https and mailto are links. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { index, lastIndex, schema, url } of linkify.match(text) ?? []) {
    const found = text.slice(index, lastIndex);
    if (!isLink(found, schema, url)) continue;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: found, href: url });
    end = lastIndex;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Without a scheme only what can be nothing else: `main.rs` and `README.md` are names of files. */
function isLink(found: string, schema: string, url: string): boolean {
  if (schema === "" && !/^www\./i.test(found) && !found.includes("/")) return false;
  return URL.canParse(url) && SCHEMES.includes(new URL(url).protocol);
}
