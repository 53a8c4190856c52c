const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The beginning of a text, of so many UTF-16 units at most, with an ellipsis where something is left out. It is cut
 * between two characters as a reader sees them: never inside an emoji or between a letter and its accent.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // A single character of a text that means harm can be as long as the text.
  const start = text.slice(0, 2 * most);
  let end = 0;
  for (const { index, segment } of graphemes.segment(start)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}
