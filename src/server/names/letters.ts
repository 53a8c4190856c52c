const SMALL_CAPITALS: Readonly<Record<string, string>> = {
  ...{
    ᴀ: "a",
    ᴁ: "ae",
    ʙ: "b",
    ᴃ: "b",
    ᴄ: "c",
    ᴅ: "d",
    ᴆ: "d",
    ᴇ: "e",
    ꜰ: "f",
    ɢ: "g",
    ʛ: "g",
    ʜ: "h",
    ɪ: "i",
    ᵻ: "i",
  },
  ...{ ᴊ: "j", ᴋ: "k", ʟ: "l", ᴌ: "l", ᴍ: "m", ɴ: "n", ᴎ: "n", ᴏ: "o", ɶ: "oe", ᴘ: "p", ꞯ: "q", ʀ: "r", ᴙ: "r" },
  ...{ ʁ: "r", ᴚ: "r", ꜱ: "s", ᴛ: "t", ᴜ: "u", ᵾ: "u", ᴠ: "v", ᴡ: "w", ʏ: "y", ᴢ: "z" },
};

/** Syllables that look like capitals, and that many sites use to write Latin names. */
const SYLLABLES = new Map([..."ᗩᗷᑕᗪᗴᖴᘜᕼᎥᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ"].map((it, at) => [it, "ABCDEFGHIJLMNPQRSUVWXZ"[at] ?? it]));

const ON_BLACK = [0x1f150, 0x1f170];
const OF_FLAGS = 0x1f1e6;

const FLAGS = /(?<!\p{RI})(?:\p{RI}\p{RI})+(?!\p{RI})/gu;
const DRAWN = /[\p{RI}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}ᴀ-ᴣᵻᵾɢʛɪɴɶʀʁʏʙʜʟꜰꜱꞯᗩᗷᑕᗪᗴᖴᘜᕼᎥᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ]/gu;

/** Numbers in circles count as marks, like those in brackets. NFKC would turn trade marks into letters. */
const IN_CIRCLES = /[①-⑳⓪-⓿❶-➓㉑-㉟㊱-㊿]/gu;
const TRADE_MARKS = /[™℠]/gu;

export function compatible(name: string): string {
  return name
    .replace(TRADE_MARKS, " ")
    .replace(IN_CIRCLES, (number) => `(${/\d+/.exec(number.normalize("NFKC"))?.[0] ?? "1"})`)
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
}

/** Replaces letter-like signs and small letters by plain letters. A whole flag beside letters is no letter. */
export function withPlainLetters(name: string): string {
  const told = /[\p{L}\p{N}]/u.test(name) ? name.replace(FLAGS, " ") : name;
  return told.replace(DRAWN, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const from = [OF_FLAGS, ...ON_BLACK].find((it) => code >= it && code < it + 26);
    return from === undefined
      ? (SMALL_CAPITALS[letter] ?? SYLLABLES.get(letter) ?? letter)
      : String.fromCharCode(0x41 + code - from);
  });
}
