/** An address with a scheme or with `www.`, and an address for mail. */
const PLAIN = /https?:\/\/[^/]|mailto:.|www\.[\p{L}\p{N}]|[^@]@[^@]+\.[^@.]/iu;
/** The end of a host before a path or a query: `main.rs` and `README.md` are names of files. */
const HOST = /[^./?#@]\.(?:\p{L}{2,}|xn--[a-z\d-]+)[/?#]/iu;

/**
 * Whether a text has a link. The page draws no link that this does not find. It looks at no edge of a word: what it finds
 * in a part of a text, it finds in the whole, so nothing beside a link hides it.
 */
export function hasLink(text: string): boolean {
  return text.split(/\s+/u).some((word) => PLAIN.test(word) || hasPath(word));
}

/** Without a scheme, an address is unambiguous only with a slash. */
function hasPath(word: string): boolean {
  const host = word.search(HOST);
  return host >= 0 && word.includes("/", host);
}
