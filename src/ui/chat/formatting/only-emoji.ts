const MOST = 5;
/** An emoji of several people with their skins has fewer units; a hostile text could join them without end. */
const LONGEST = 40;
const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2})/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** These are drawn larger. */
export function isOnlyEmoji(text: string): boolean {
  if (text.length > MOST * LONGEST) return false;
  let count = 0;
  for (const { segment } of graphemes.segment(text)) {
    if (segment === " ") continue;
    if (segment.length > LONGEST || !EMOJI.test(segment)) return false;
    count++;
  }
  return count >= 1 && count <= MOST;
}
