/** Letters and signs that Unicode does not decompose, in the spelling of people who lack them on their keyboards. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ŧ: "t",
  ı: "i",
  ς: "σ",
  "’": "'",
  "‘": "'",
  ʼ: "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‐": "-",
  "‑": "-",
  "–": "-",
};

const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** Not the vowel signs of Indic and Thai letters or the voicing of kana, which make another word. */
const LEFT_OUT =
  /(?![\u3099\u309A])[\p{Script=Inherited}\p{Default_Ignorable_Code_Point}\u0483-\u0489\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u0656-\u065F\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF]/gu;

const OTHER_THAN_ASCII = /[\u0080-\uFFFF]/;

/** A text in lower case without accents, for searching: "lukasz" finds Łukasz, "asa" Åsa, "strasse" Straße. */
export function folded(text: string): string {
  if (!OTHER_THAN_ASCII.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(LEFT_OUT, "")
    .toLowerCase()
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter)
    .normalize("NFC");
}

/** The folded words of a search; a match contains each of them. */
export function wordsOf(sought: string): string[] {
  return folded(sought).split(/\s+/u).filter(Boolean);
}

export function matcherOf(sought: string): (text: string) => boolean {
  const words = wordsOf(sought);
  return (text) => {
    const searched = folded(text);
    return words.every((word) => searched.includes(word));
  };
}
