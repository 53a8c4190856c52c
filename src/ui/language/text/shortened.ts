const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Never cut inside an emoji or between a letter and its accent. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  // A single character of a hostile text can be as long as the text.
  const start = text.slice(0, 2 * most);
  let end = 0;
  for (const { index, segment } of graphemes.segment(start)) {
    if (index + segment.length > most) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/** Enough to tell a message from others by ear. */
const BEGINNING = 40;

export function beginningOf(content: string): string {
  return shortened(
    content
      .slice(0, 8 * BEGINNING)
      .replace(/\s+/gu, " ")
      .trim(),
    BEGINNING,
  );
}
