/** The ends at which a word has to be whole, as a sum. */
export const [WHOLE_BEFORE, WHOLE_AFTER] = [1, 2];

/** `starts` as in {@link Edges}, of its own letters. */
export type Pattern = { readonly letters: string; readonly whole: number; readonly starts: Uint8Array };

/** By position: whether a word begins there, and whether one is over. */
export type Edges = { readonly starts: Uint8Array; readonly ends: Uint8Array };

/**
 * The tree of Aho and Corasick: finds any of many words in one walk, in a time that does not grow with their number. It
 * holds up to 65,535 letters, in arrays: 500 words take a megabyte.
 */
export class WordTree {
  /** The nodes by their parent and letter, with open addressing: 0 is an empty place, since the root is no child. */
  readonly #keys: Uint32Array;
  readonly #children: Uint16Array;
  readonly #shift: number;
  /** By node: its depth, and the node of its longest suffix. */
  readonly #depths: Uint16Array;
  readonly #suffixes: Uint16Array;
  /** By node: the kinds of words that end here, a bit for each sum of ends. */
  readonly #kinds: Uint8Array;
  /**
   * By node: whether shorter words that end here are found, as bits of `ALWAYS` and `AT_END`. Whether they begin with a word shows in
   * the letters of the node before them, so no text has to be asked, however many they are.
   */
  readonly #shorter: Uint8Array;

  constructor(patterns: readonly Pattern[]) {
    const most = 1 + patterns.reduce((sum, { letters }) => sum + letters.length, 0);
    const bits = Math.ceil(Math.log2(most)) + 1;
    this.#keys = new Uint32Array(2 ** bits);
    this.#children = new Uint16Array(2 ** bits);
    this.#shift = 32 - bits;
    this.#depths = new Uint16Array(most);
    this.#suffixes = new Uint16Array(most);
    this.#kinds = new Uint8Array(most);
    this.#shorter = new Uint8Array(most);
    this.#grow(patterns);
  }

  isIn(text: string, { starts, ends }: Edges): boolean {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.#next(node, text.charCodeAt(at));
      const kinds = this.#kinds[node] ?? 0;
      let found = this.#shorter[node] ?? 0;
      if (kinds !== 0) found |= FOUND[2 * kinds + (starts[at + 1 - (this.#depths[node] ?? 0)] ?? 0)] ?? 0;
      if (found !== 0 && ((found & ALWAYS) !== 0 || ends[at + 1] === 1)) return true;
    }
    return false;
  }

  #grow(patterns: readonly Pattern[]): void {
    const grown: Grown[] = [];
    for (const { letters, whole, starts } of patterns) {
      let node = 0;
      for (let at = 0; at < letters.length; at++) {
        const [parent, unit] = [node, letters.charCodeAt(at)];
        node = this.#child(parent, unit);
        if (node !== 0) continue;
        node = grown.length + 1;
        this.#put(parent, unit, node);
        this.#depths[node] = at + 1;
        grown.push({ node, parent, unit, starts });
      }
      this.#kinds[node] = (this.#kinds[node] ?? 0) | (1 << whole);
    }
    const depthOf = (node: number) => this.#depths[node] ?? 0;
    // A suffix is shorter, and so is done before.
    for (const { node, parent, unit, starts } of grown.sort((one, other) => depthOf(one.node) - depthOf(other.node))) {
      const suffix = parent === 0 ? 0 : this.#next(this.#suffixes[parent] ?? 0, unit);
      this.#suffixes[node] = suffix;
      const start = starts[depthOf(node) - depthOf(suffix)] ?? 0;
      this.#shorter[node] = (this.#shorter[suffix] ?? 0) | (FOUND[2 * (this.#kinds[suffix] ?? 0) + start] ?? 0);
    }
  }

  /** The node after a letter: the longest end of the text that begins a word. */
  #next(node: number, unit: number): number {
    for (let from = node; ; from = this.#suffixes[from] ?? 0) {
      const child = this.#child(from, unit);
      if (child !== 0 || from === 0) return child;
    }
  }

  #child(parent: number, unit: number): number {
    return this.#children[this.#placeOf(keyOf(parent, unit))] ?? 0;
  }

  #put(parent: number, unit: number, node: number): void {
    const key = keyOf(parent, unit);
    const place = this.#placeOf(key);
    this.#keys[place] = key;
    this.#children[place] = node;
  }

  #placeOf(key: number): number {
    const last = this.#keys.length - 1;
    let place = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    while (this.#children[place] !== 0 && this.#keys[place] !== key) place = (place + 1) & last;
    return place;
  }
}

type Grown = { readonly node: number; readonly parent: number; readonly unit: number; readonly starts: Uint8Array };

/** Of the words that end at a node: one is found, or is if the text's word is over there. */
const [ALWAYS, AT_END] = [1, 2];

/** By the kinds of words at a node, twice, and one more where they begin as a word: what of them is found. */
const FOUND = Uint8Array.from({ length: 32 }, (_, at) => {
  const kinds = at >> 1;
  const fitting = (whole: number) => (1 << whole) | (at % 2 === 1 ? 1 << (whole + WHOLE_BEFORE) : 0);
  return ((kinds & fitting(0)) === 0 ? 0 : ALWAYS) | ((kinds & fitting(WHOLE_AFTER)) === 0 ? 0 : AT_END);
});

function keyOf(parent: number, unit: number): number {
  return ((parent << 16) | unit) >>> 0;
}
