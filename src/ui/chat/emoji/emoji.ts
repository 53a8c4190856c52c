import { folded } from "../../../protocol";
import type { Emoji } from "./emoji-search";
import { WORDS, wordsOf } from "./emoji-words";
import { EMOTICONS } from "./emoticons";

type Raw = {
  readonly emoji: string;
  readonly label: string;
  readonly group?: number;
  readonly version: number;
  readonly tags?: readonly string[];
};
type Messages = { readonly groups: readonly { key: string; message: string; order: number }[] };

export type EmojiData = {
  readonly emojis: readonly Emoji[];
  readonly groups: readonly { readonly group: number; readonly label: string }[];
};

/** Newer ones are still empty boxes on many screens. */
const NEWEST = 15;

/** From our own server and only on demand. */
export async function emojiIn(language: string): Promise<EmojiData> {
  const [raw, messages] = await (language === "de" ? german() : english());
  const emojis = raw.flatMap(({ emoji, label, group, version, tags = [] }) =>
    group === undefined || version > NEWEST
      ? []
      : [
          {
            emoji: shortest(emoji),
            label: capitalised(label),
            name: folded(label),
            group,
            tags: tags.map(folded),
            expected: [...wordsOf(emoji, WORDS[language]), ...wordsOf(emoji, EMOTICONS)].map(folded),
          },
        ],
  );
  const groups = messages.groups
    .filter(({ key }) => key !== "component")
    .map(({ order, message }) => ({ group: order, label: capitalised(message) }));
  return { emojis, groups };
}

/** `undefined` where the language has none. */
export async function emojiNameIn(language: string, emoji: string): Promise<string | undefined> {
  const [raw] = await (language === "de" ? german() : english());
  return raw.find((it) => withoutColours(it.emoji) === withoutColours(emoji))?.label;
}

async function english(): Promise<[readonly Raw[], Messages]> {
  const [raw, messages] = await Promise.all([
    import("emojibase-data/en/data.json"),
    import("emojibase-data/en/messages.json"),
  ]);
  return [raw.default, messages.default];
}

async function german(): Promise<[readonly Raw[], Messages]> {
  const [raw, messages] = await Promise.all([
    import("emojibase-data/de/data.json"),
    import("emojibase-data/de/messages.json"),
  ]);
  return [raw.default, messages.default];
}

/** Drops the sign that asks for colours where the emoji has colours anyway. */
function shortest(emoji: string): string {
  return /^\p{Emoji_Presentation}\uFE0F$/u.test(emoji) ? emoji.replace("\uFE0F", "") : emoji;
}

function withoutColours(emoji: string): string {
  return emoji.replaceAll("\uFE0F", "");
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
