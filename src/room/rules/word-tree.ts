/** The ends at which a word has to be whole, as a sum. */
export const [WHOLE_BEFORE, WHOLE_AFTER] = [1, 2];

export type Pattern = { readonly letters: string; readonly whole: number };

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
  /** By node: its depth, the node of its longest suffix, and that of its longest suffix that is a word. */
  readonly #depths: Uint16Array;
  readonly #suffixes: Uint16Array;
  readonly #words: Uint16Array;
  /** By node: the kinds of words that end here, a bit for each sum of ends. */
  readonly #kinds: Uint8Array;

  constructor(patterns: readonly Pattern[]) {
    const most = 1 + patterns.reduce((sum, { letters }) => sum + letters.length, 0);
    const bits = Math.ceil(Math.log2(most)) + 1;
    this.#keys = new Uint32Array(2 ** bits);
    this.#children = new Uint16Array(2 ** bits);
    this.#shift = 32 - bits;
    this.#depths = new Uint16Array(most);
    this.#suffixes = new Uint16Array(most);
    this.#words = new Uint16Array(most);
    this.#kinds = new Uint8Array(most);
    this.#grow(patterns);
  }

  isIn(text: string, { starts, ends }: Edges): boolean {
    let node = 0;
    for (let at = 0; at < text.length; at++) {
      node = this.#next(node, text.charCodeAt(at));
      let word = this.#kinds[node] === 0 ? this.#words[node] : node;
      for (; word; word = this.#words[word]) {
        const start = starts[at + 1 - (this.#depths[word] ?? 0)] === 1 ? WHOLE_BEFORE : 0;
        const end = ends[at + 1] === 1 ? WHOLE_AFTER : 0;
        const fitting = 1 | (1 << start) | (1 << end) | (1 << (start + end));
        if (((this.#kinds[word] ?? 0) & fitting) !== 0) return true;
      }
    }
    return false;
  }

  #grow(patterns: readonly Pattern[]): void {
    const grown: { readonly node: number; readonly parent: number; readonly unit: number }[] = [];
    for (const { letters, whole } of patterns) {
      let node = 0;
      for (let at = 0; at < letters.length; at++) {
        const [parent, unit] = [node, letters.charCodeAt(at)];
        node = this.#child(parent, unit);
        if (node !== 0) continue;
        node = grown.length + 1;
        this.#put(parent, unit, node);
        this.#depths[node] = at + 1;
        grown.push({ node, parent, unit });
      }
      this.#kinds[node] = (this.#kinds[node] ?? 0) | (1 << whole);
    }
    const depthOf = ({ node }: { readonly node: number }) => this.#depths[node] ?? 0;
    // A suffix is shorter, and so is done before.
    for (const { node, parent, unit } of grown.sort((one, other) => depthOf(one) - depthOf(other))) {
      const suffix = parent === 0 ? 0 : this.#next(this.#suffixes[parent] ?? 0, unit);
      this.#suffixes[node] = suffix;
      this.#words[node] = this.#kinds[suffix] === 0 ? (this.#words[suffix] ?? 0) : suffix;
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

function keyOf(parent: number, unit: number): number {
  return ((parent << 16) | unit) >>> 0;
}
