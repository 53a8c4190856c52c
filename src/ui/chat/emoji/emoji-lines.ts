import type { EmojiData } from "./emoji";
import type { Emoji } from "./emoji-search";

/** `from` is the number of its first emoji, counted over all lines. */
export type EmojiLine =
  | { readonly kind: "title"; readonly key: string; readonly title: string }
  | { readonly kind: "emoji"; readonly key: string; readonly from: number; readonly emojis: readonly Emoji[] };

export function linesOf(emojis: readonly Emoji[], columns: number, groups?: EmojiData["groups"]): EmojiLine[] {
  const lines: EmojiLine[] = [];
  let from = 0;
  const add = (some: readonly Emoji[]) => {
    for (let at = 0; at < some.length; at += columns) {
      const row = some.slice(at, at + columns);
      lines.push({ kind: "emoji", key: String(from), from, emojis: row });
      from += row.length;
    }
  };
  if (!groups) add(emojis);
  else
    for (const { group, label } of groups) {
      lines.push({ kind: "title", key: label, title: label });
      add(emojis.filter((emoji) => emoji.group === group));
    }
  return lines;
}

/** `undefined` for back into the search, `"none"` if the key is the search's own. */
export function moved(lines: readonly EmojiLine[], at: number | undefined, key: string): number | undefined | "none" {
  const rows = lines.filter((line) => line.kind === "emoji");
  const row = rows.findIndex((line) => at !== undefined && at >= line.from && at < line.from + line.emojis.length);
  const last = (rows.at(-1)?.from ?? 0) + (rows.at(-1)?.emojis.length ?? 0) - 1;
  if (at === undefined) return key === "ArrowDown" && last >= 0 ? 0 : "none";
  const column = at - (rows[row]?.from ?? 0);
  const inRow = (index: number) => {
    const line = rows[index];
    return line ? line.from + Math.min(column, line.emojis.length - 1) : undefined;
  };
  switch (key) {
    case "ArrowDown":
      return inRow(row + 1) ?? at;
    case "ArrowUp":
      return inRow(row - 1);
    case "ArrowLeft":
      return Math.max(0, at - 1);
    case "ArrowRight":
      return Math.min(last, at + 1);
    default:
      return "none";
  }
}
