import { disguises, keysOfDisguise, lookKey, lookKeys, looksLike } from "./look-alike";

/** Words that nobody may have as a name, found in every disguise that a name has. */
export class Words {
  readonly #byKey = new Map<string, string[]>();

  constructor(words: Iterable<string>) {
    for (const word of words) this.#byKey.set(lookKey(word), [...(this.#byKey.get(lookKey(word)) ?? []), word]);
  }

  has(name: string): boolean {
    const isOne = (word: string) => looksLike(word, name) || disguises(name, word);
    return [...lookKeys(name), ...keysOfDisguise(name)].some((key) => this.#byKey.get(key)?.some(isOne));
  }
}
