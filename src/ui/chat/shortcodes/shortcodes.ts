import { canBeginAt } from "../../language/text/located";
import { type Emoji, searchEmoji } from "../emoji/emoji-search";
import { isInBlock } from "../writing/code-likeness";
import type { Asked } from "../writing/use-combobox";

/** The code is in English in every language: `tada`. */
export type Coded = { readonly emoji: Emoji; readonly code: string | undefined };

export type Shortcodes = ReadonlyMap<string, string>;

const SHOWN = 8;
const BEHIND_COLON = /:(\p{L}[\p{L}\p{N}_-]+|[+-]1)$/u;
const WHOLE = /:(\p{L}[\p{L}\p{N}_+-]*|[+-]1):$/u;
const LONGEST = 50;

/** A colon at the beginning of a word, and at least two letters; not in code. */
export function emojiAskedAt(text: string, caret: number): Asked | undefined {
  const found = BEHIND_COLON.exec(text.slice(Math.max(0, caret - LONGEST), caret));
  return found?.[1] === undefined ? undefined : beginning(text, caret - found[0].length, found[1]);
}

/** With both colons. */
export function shortcodeAt(text: string, caret: number): Asked | undefined {
  const found = WHOLE.exec(text.slice(Math.max(0, caret - LONGEST), caret));
  return found?.[1] === undefined ? undefined : beginning(text, caret - found[0].length, found[1]);
}

function beginning(text: string, at: number, query: string): Asked | undefined {
  const before = text.slice(0, at);
  const isFree = canBeginAt(text, at) && !before.endsWith(":") && !isInBlock(before) && !isInSpan(before);
  return isFree ? { at, query } : undefined;
}

function isInSpan(before: string): boolean {
  return (before.slice(before.lastIndexOf("\n") + 1).split("`").length - 1) % 2 === 1;
}

/** Emoji whose code begins with it, and then those that the panel would find. */
export function codedFor(emojis: readonly Emoji[], codes: Shortcodes, query: string): Coded[] {
  const sought = query.toLowerCase();
  const byEmoji = new Map([...codes].reverse().map(([code, emoji]) => [emoji, code]));
  const known = new Map(emojis.map((emoji) => [plain(emoji.emoji), emoji]));
  const begun = [...codes]
    .filter(([code]) => code.startsWith(sought))
    .sort(([one], [other]) => one.length - other.length)
    .flatMap(([code, emoji]) => {
      const found = known.get(emoji);
      return found === undefined ? [] : [{ emoji: found, code }];
    });
  const found = searchEmoji(emojis, query.replaceAll("_", " ")).map((emoji) => ({
    emoji,
    code: byEmoji.get(plain(emoji.emoji)),
  }));
  const all = new Map<string, Coded>();
  for (const it of [...begun, ...found]) if (!all.has(it.emoji.emoji)) all.set(it.emoji.emoji, it);
  return [...all.values()].slice(0, SHOWN);
}

/** Without the sign that asks for colours: the lists of codes have none. */
export function plain(emoji: string): string {
  return emoji.replaceAll("\uFE0F", "");
}

/** The codes of GitHub, which most chats know. */
export async function loadShortcodes(): Promise<Shortcodes> {
  const { default: raw } = await import("emojibase-data/en/shortcodes/github.json");
  return new Map(
    Object.entries(raw as Record<string, string | string[]>).flatMap(([hexcode, codes]) => {
      const emoji = plain(
        hexcode
          .split("-")
          .map((point) => String.fromCodePoint(Number.parseInt(point, 16)))
          .join(""),
      );
      return [codes].flat().map((code): [string, string] => [code, emoji]);
    }),
  );
}
