export type Stroke = {
  readonly key: string;
  readonly command?: boolean;
  readonly alt?: boolean;
  readonly shift?: boolean;
};

export type KeyPart = "everywhere" | "writing" | "message";

type Entry = {
  readonly part: KeyPart;
  /** Each of them does it; where `isSeries` is set, each does a part of it, as the arrows up and down. */
  readonly strokes: readonly Stroke[];
  readonly isSeries?: true;
  /** Stays on when the user switches the shortcuts off: every user expects it of a list or of a field. */
  readonly isFixed?: true;
};

const COMMAND = { command: true } as const;
const ALT = { alt: true } as const;

/** The sheet lists them, and the handlers of keys ask this table. */
export const KEYS = {
  sheet: { part: "everywhere", strokes: [{ key: "?" }] },
  switcher: { part: "everywhere", strokes: [{ key: "k", ...COMMAND }] },
  search: { part: "everywhere", strokes: [{ key: "/" }, { key: "f", ...COMMAND }] },
  conversations: {
    part: "everywhere",
    strokes: [
      { key: "ArrowUp", ...ALT },
      { key: "ArrowDown", ...ALT },
    ],
    isSeries: true,
  },
  next_unread: { part: "everywhere", strokes: [{ key: "ArrowDown", ...ALT, shift: true }] },
  regions: { part: "everywhere", strokes: [{ key: "F6" }, { key: "F6", shift: true }], isSeries: true },
  to_field: { part: "everywhere", strokes: [{ key: "c" }] },
  hand: { part: "everywhere", strokes: [{ key: "h" }] },
  conversation_menu: { part: "everywhere", strokes: [{ key: "m" }, { key: "F10", shift: true }] },
  close: { part: "everywhere", strokes: [{ key: "Escape" }], isFixed: true },

  send: { part: "writing", strokes: [{ key: "Enter" }], isFixed: true },
  new_line: { part: "writing", strokes: [{ key: "Enter", shift: true }], isFixed: true },
  bold: { part: "writing", strokes: [{ key: "b", ...COMMAND }] },
  italic: { part: "writing", strokes: [{ key: "i", ...COMMAND }] },
  code: { part: "writing", strokes: [{ key: "e", ...COMMAND }] },
  suggestions: { part: "writing", strokes: [{ key: "@" }], isFixed: true },
  emoji: { part: "writing", strokes: [{ key: ":" }], isFixed: true },
  edit_last: { part: "writing", strokes: [{ key: "ArrowUp" }], isFixed: true },
  stop: { part: "writing", strokes: [{ key: "Escape" }], isFixed: true },

  walk: { part: "message", strokes: [{ key: "ArrowUp" }, { key: "ArrowDown" }], isSeries: true, isFixed: true },
  pages: { part: "message", strokes: [{ key: "PageUp" }, { key: "PageDown" }], isSeries: true, isFixed: true },
  ends: { part: "message", strokes: [{ key: "Home" }, { key: "End" }], isSeries: true, isFixed: true },
  menu: { part: "message", strokes: [{ key: "Enter" }, { key: "F10", shift: true }], isFixed: true },
  react: { part: "message", strokes: [{ key: "r" }] },
  reply: { part: "message", strokes: [{ key: "y" }] },
  edit: { part: "message", strokes: [{ key: "e" }] },
  pin: { part: "message", strokes: [{ key: "p" }] },
  select: { part: "message", strokes: [{ key: "s" }] },
} as const satisfies Record<string, Entry>;

export type KeyName = keyof typeof KEYS;

export function entryOf(name: KeyName): Entry {
  return KEYS[name];
}

export function letterOf(name: "react" | "reply" | "edit" | "pin" | "select"): string {
  return KEYS[name].strokes[0].key;
}
