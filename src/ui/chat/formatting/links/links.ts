import { LinkifyIt } from "linkify-it";
import { hasLink } from "../../../../protocol";
import { lookOfHost, parsed } from "./link-host";

/** A piece of a text. `href`: its target if it is a link; `host`: the real host where it looks like another. */
export type Piece = { readonly text: string; readonly href?: string; readonly host?: string };

const linkify = new LinkifyIt({ fuzzyLink: true }).add("ftp:", null).add("//", null);
const SCHEMES = ["http:", "https:", "mailto:"];

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  let wordEnd = 0;
  for (const { index, lastIndex, schema, url } of linkify.match(text) ?? []) {
    const found = text.slice(index, lastIndex);
    // The rest of a word that is no link is none either.
    if (index < wordEnd) continue;
    const word = /^\S*/u.exec(text.slice(index))?.[0] ?? "";
    wordEnd = index + word.length;
    if (hidesItsHost(word, schema) || !isLink(found, url)) continue;
    const look = lookOfHost(url);
    if (look.kind === "deceptive") continue;
    wordEnd = lastIndex;
    if (index > end) pieces.push({ text: text.slice(end, index) });
    pieces.push({ text: found, href: url, ...(look.kind === "doubtful" && { host: look.host }) });
    end = lastIndex;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** A name before an @ looks like a host; other characters are invisible or turn the direction. */
function hidesItsHost(word: string, schema: string): boolean {
  if (/[\p{Bidi_Control}\p{Default_Ignorable_Code_Point}]/u.test(word)) return true;
  return schema !== "mailto:" && /^(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?[^/?#]*@/i.test(word);
}

/** A room's rule on links and the search know it by the same definition. */
function isLink(found: string, url: string): boolean {
  return hasLink(found) && SCHEMES.includes(parsed(url)?.protocol ?? "");
}
