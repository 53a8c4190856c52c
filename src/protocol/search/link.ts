/** A link, as the page draws it: an address with a scheme, with `www.`, or with a path. */
const LINK = /(?:^|[^\p{L}\p{N}])(?:https?:\/\/|mailto:|www\.)[^\s/]|[\p{L}\p{N}]\.\p{L}{2,}\/\S/iu;

export function hasLink(text: string): boolean {
  return LINK.test(text);
}
