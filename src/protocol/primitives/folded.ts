/** Letters that Unicode does not decompose, in the spelling of people who lack them on their keyboards. */
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
  ʼ: "'",
  "‐": "-",
  "‑": "-",
};

const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu");

/** A text in lower case without accents, for searching: "lukasz" finds Łukasz, "asa" Åsa, "strasse" Straße. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(LETTERS, (letter) => PLAIN[letter] ?? letter);
}

/** The folded words of a search; a match contains each of them. */
export function wordsOf(sought: string): string[] {
  return folded(sought).split(/\s+/u).filter(Boolean);
}

/** Whether a text contains each word of a search. */
export function matcherOf(sought: string): (text: string) => boolean {
  const words = wordsOf(sought);
  return (text) => {
    const searched = folded(text);
    return words.every((word) => searched.includes(word));
  };
}
