/** Small capitals, of which the confusables know a few only. */
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

/** Syllables that are drawn like capitals, and with which many sites write Latin names. */
const SYLLABLES = new Map([..."ᗩᗷᑕᗪᗴᖴᘜᕼᎥᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ"].map((it, at) => [it, "ABCDEFGHIJLMNPQRSUVWXZ"[at] ?? it]));

/** Where the alphabets begin of white letters on black: in circles, in squares. NFKC leaves them as they are. */
const ON_BLACK = [0x1f150, 0x1f170];
/** The letters of flags. */
const OF_FLAGS = 0x1f1e6;

const FLAGS = /(?<!\p{RI})(?:\p{RI}\p{RI})+(?!\p{RI})/gu;
const DRAWN = /[\p{RI}\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}ᴀ-ᴣᵻᵾɢʛɪɴɶʀʁʏʙʜʟꜰꜱꞯᗩᗷᑕᗪᗴᖴᘜᕼᎥᒍᒪᗰᑎᑭᑫᖇᔕᑌᐯᗯ᙭ᘔ]/gu;

/** Numbers in circles, which are marks like those in brackets; trade marks, of which NFKC makes letters. */
const IN_CIRCLES = /[①-⑳⓪-⓿❶-➓㉑-㉟㊱-㊿]/gu;
const TRADE_MARKS = /[™℠]/gu;

/** A name in compatible characters, without those that nobody sees. */
export function compatible(name: string): string {
  return name
    .replace(TRADE_MARKS, " ")
    .replace(IN_CIRCLES, (number) => `(${/\d+/.exec(number.normalize("NFKC"))?.[0] ?? "1"})`)
    .normalize("NFKC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "");
}

/** A name with plain letters for those that are drawn as signs, or small. Whole flags beside letters are no letters. */
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
