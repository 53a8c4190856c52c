import { capitalised } from "../../language/text/capitalised";
import { filled } from "../../language/text/filled";

const NAMES = 8;

/** One name is never hidden behind a count. */
export function namedReactors(names: readonly string[], count: number): { named: readonly string[]; others: number } {
  const most = count <= NAMES + 1 ? count : NAMES;
  const named = names.slice(0, Math.max(0, most));
  return { named, others: Math.max(0, count - named.length) };
}

/** The name of an emoji is in small letters, except where the sentence begins with it. */
export function reactedWords(text: string, { who, what, language }: { who: string; what: string; language: string }) {
  return filled(text, { who, what: text.startsWith("<what/>") ? capitalised(what, language) : what });
}
