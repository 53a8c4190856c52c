import type { EmojiData } from "frimousse";

/** Of the raw data of emojibase what the choice of emoji needs. */
type Raw = {
  readonly emoji: string;
  readonly label: string;
  readonly group?: number;
  readonly version: number;
  readonly tags?: readonly string[];
};
type Messages = {
  readonly groups: readonly { key: string; message: string; order: number }[];
  readonly skinTones: readonly { key: string; message: string }[];
};

/** Newer ones are still empty boxes on many screens. */
const NEWEST = 15;

/** All emoji with their names in a language. They come from our own server, and only when asked for. */
export async function emojiIn(locale: string): Promise<EmojiData> {
  const [raw, messages] = await (locale === "de" ? german() : english());
  const emojis = raw.flatMap(({ emoji, label, group, version, tags = [] }) =>
    group === undefined || version > NEWEST
      ? []
      : [{ emoji, label: capitalised(label), category: group, version, tags: [...tags] }],
  );
  const categories = messages.groups
    .filter(({ key }) => key !== "component")
    .map(({ order, message }) => ({ index: order, label: capitalised(message) }));
  const skinTones = Object.fromEntries(messages.skinTones.map(({ key, message }) => [key, message]));
  return { locale, emojis, categories, skinTones: skinTones as EmojiData["skinTones"] };
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

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
