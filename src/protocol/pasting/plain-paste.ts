/** Invisible parts that programs add to a text: characters, and places where a line may break. */
const UNSEEN =
  /\p{Default_Ignorable_Code_Point}+|<wbr\s*\/?>|&(?:shy|zwnj|ZeroWidthSpace|#173|#8203|#x0*ad|#x200b);/giu;
const DASHES = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/gu;
const SLASHES = /[\u2044\u2215\u29f8\uff0f]/gu;
/** Latin letters and digits of other widths and styles. */
const DRESSED = /[\uff01-\uff5e\u{1d400}-\u{1d7ff}]+/gu;

/** Undoes what programs do to links in a text: all characters of a link are ASCII again. */
export function plainPaste(text: string): string {
  return withoutEscapes(text.replace(UNSEEN, ""))
    .replace(DASHES, "-")
    .replace(SLASHES, "/")
    .replace(DRESSED, (dressed) => dressed.normalize("NFKC"));
}

/** A backslash is a URL's slash, or an escape of Markdown or JSON before a character that is no letter. */
function withoutEscapes(text: string): string {
  if (!text.includes("\\")) return text;
  return text
    .replace(/(join|rooms)\\/gi, "$1/")
    .replace(/\\([^\w\s]|_)/g, "$1")
    .replaceAll("\\", "/");
}
