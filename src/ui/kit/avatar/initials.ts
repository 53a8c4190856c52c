const SEGMENTER = new Intl.Segmenter();

export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends.map((word) => firstLetter(word ?? "")).join("");
}

function firstLetter(word: string): string {
  const letters = [...SEGMENTER.segment(word)].map(({ segment }) => segment);
  return (letters.find((it) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(it)) ?? "").toLocaleUpperCase();
}
