export type Span = { readonly from: number; readonly to: number; readonly index: number };

/** Scripts that put no space between words: there a name ends where it ends. */
const WITHOUT_SPACES = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}]/u;
const IN_A_WORD = /[\p{L}\p{N}\p{M}_]/u;

/**
 * A longer name wins over its beginning ("@Bob Smith" over "@Bob"). Each of several mentions with one text has an
 * occurrence of its own where there are enough.
 */
export function located(text: string, mentions: readonly (readonly string[])[]): Span[] {
  if (!text.includes("@")) return [];
  const spans: Span[] = [];
  const isFree = (from: number, to: number) => spans.every((it) => to <= it.from || from >= it.to);
  const texts = [...new Set(mentions.flat())].sort((one, other) => other.length - one.length);
  for (const sought of texts) {
    const waiting = mentions.flatMap((it, index) => (it.includes(sought) ? [index] : []));
    for (let from = text.indexOf(sought); from >= 0; from = text.indexOf(sought, from + sought.length)) {
      const to = from + sought.length;
      if (!isWhole(text, from, to) || !isFree(from, to)) continue;
      const index = waiting.find((it) => !spans.some((span) => span.index === it)) ?? waiting[0] ?? 0;
      spans.push({ from, to, index });
    }
  }
  return spans.sort((one, other) => one.from - other.from);
}

/** Whether a mention can begin at a place: "a@b.de" holds none. */
export function canBeginAt(text: string, from: number): boolean {
  const before = /.$/su.exec(text.slice(Math.max(0, from - 2), from))?.[0] ?? "";
  return !IN_A_WORD.test(before) || WITHOUT_SPACES.test(before);
}

function isWhole(text: string, from: number, to: number): boolean {
  const after = /^./su.exec(text.slice(to, to + 2))?.[0] ?? "";
  return canBeginAt(text, from) && (!IN_A_WORD.test(after) || WITHOUT_SPACES.test(after));
}
