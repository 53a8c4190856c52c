import { folded } from "../../../protocol";

export type Emoji = {
  readonly emoji: string;
  readonly label: string;
  /** The label, {@link folded}. */
  readonly name: string;
  readonly tags: readonly string[];
  /** The folded words and signs for which people expect this emoji. */
  readonly expected: readonly string[];
  readonly group: number;
};

/** The most used emoji first, after the figures of the Unicode Consortium; with those that meetings need. */
const USUAL = [..."👍✅❤🎉🙏😂👏🔥😊🤣😍🙌💯👌🚀👀😭😅🤔😉😁🙂😎👋✨🥳💪💡❌👎❓⚠🤝😢🙈🤷🤦😃😄😆💔😮🆗☕💬📌📎"];

const INSIDE_FROM = 3;

/**
 * Expected emoji come first, then whole labels, words of labels and tags, beginnings of words, and parts; among equals
 * the usual before the rare.
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

/** 0 is the best. Every word of a query has to match. */
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

function plain(emoji: string): string {
  return emoji.replace(/\uFE0F/gu, "");
}
