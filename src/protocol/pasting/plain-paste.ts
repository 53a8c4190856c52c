/** What programs put into a text without anybody seeing it: characters, and places where a line may break. */
const UNSEEN =
  /\p{Default_Ignorable_Code_Point}+|<wbr\s*\/?>|&(?:shy|zwnj|ZeroWidthSpace|#173|#8203|#x0*ad|#x200b);/giu;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;
const SLASHES = /[\u2044\u2215\u29f8\uff0f]/gu;
/** Latin letters and digits of other widths and faces. */
const DRESSED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;

/** A pasted text without what programs put into links on the way: all that a link is made of is ASCII again. */
export function plainPaste(text: string): string {
  return withoutEscapes(text.replace(UNSEEN, ""))
    .replace(DASHES, "-")
    .replace(SLASHES, "/")
    .replace(DRESSED, (dressed) => dressed.normalize("NFKC"));
}

/** Backslashes are slashes of an address, or stand as Markdown and JSON have them before what is no letter. */
function withoutEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  return text
    .replace(/(join|rooms)\\/gi, "$1/")
    .replace(/\\([^\w\s]|_)/g, "$1")
    .replaceAll("\\", "/");
}
