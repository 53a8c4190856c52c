import { folded } from "../../../protocol";

/** An emoji with what it is called in a language. */
export type Emoji = {
  readonly emoji: string;
  readonly label: string;
  /** The label, {@link folded}. */
  readonly name: string;
  /** Folded. */
  readonly tags: readonly string[];
  /** The words and signs for which it is the one that people expect; folded. */
  readonly expected: readonly string[];
  /** The number of its kind. */
  readonly group: number;
};

/** Which are used most, the most used first, by what the Unicode Consortium published; with what meetings need. */
const USUAL = [..."👍✅❤🎉🙏😂👏🔥😊🤣😍🙌💯👌🚀👀😭😅🤔😉😁🙂😎👋✨🥳💪💡❌👎❓⚠🤝😢🙈🤷🤦😃😄😆💔😮🆗☕💬📌📎"];

const INSIDE_FROM = 3;

/**
 * The emoji that answer to what somebody typed, the best first: what is expected, then whole labels, words of labels and
 * tags, beginnings of words, and parts; of equals the usual before the rare, and the shorter label before the longer.
 */
export function searchEmoji(emojis: readonly Emoji[], sought: string): Emoji[] {
  const query = folded(sought).trim();
  if (query === "") return [...emojis];
  return emojis
    .flatMap((emoji) => {
      const rank = rankOf(emoji, query);
      return rank === undefined ? [] : [{ emoji, rank, place: placeOf(emoji.emoji) }];
    })
    .sort(
      (one, other) =>
        one.rank - other.rank || one.place - other.place || one.emoji.label.length - other.emoji.label.length,
    )
    .map(({ emoji }) => emoji);
}

/** How well an emoji answers: the less the better. Of several words each has to be answered. */
function rankOf(emoji: Emoji, query: string): number | undefined {
  const whole = rankOfWord(emoji, query);
  const words = query.split(/\s+/u);
  if (whole !== undefined || words.length === 1) return whole;
  const ranks = words.map((word) => rankOfWord(emoji, word));
  return ranks.reduce((worst, rank) => (worst === undefined || rank === undefined ? undefined : Math.max(worst, rank)));
}

function rankOfWord({ emoji, name, tags, expected }: Emoji, query: string): number | undefined {
  if (expected.includes(query)) return 0;
  if (name === query) return 1;
  const words = name.split(/[\s-]+/u);
  const [isWord, isTag] = [words.includes(query), tags.includes(query)];
  if ((isWord || isTag) && USUAL.includes(plain(emoji))) return 2;
  // A tag confirms what a word of the label only mentions.
  if (isWord) return isTag ? 3 : 4;
  if (isTag) return 5;
  if (words.some((word) => word.startsWith(query))) return 6;
  if ([...tags, ...expected].some((tag) => tag.startsWith(query))) return 7;
  if (query.length < INSIDE_FROM) return undefined;
  return [name, ...tags].some((text) => text.includes(query)) ? 8 : undefined;
}

function placeOf(emoji: string): number {
  const at = USUAL.indexOf(plain(emoji));
  return at < 0 ? USUAL.length : at;
}

/** Without the sign that asks for colours, which stands there or not. */
function plain(emoji: string): string {
  return emoji.replace(/\uFE0F/gu, "");
}
