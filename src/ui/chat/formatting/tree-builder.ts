import { DEEPEST } from "./markers/line-markers";
import type { Stretch } from "./markers/stretch";
import { TextBuilder } from "./text-builder";
import type { Block, Formatted, Item, Leaf } from "./tree";

type Container = {
  readonly kind: "root" | "quote" | "list" | "flat";
  readonly at: number;
  readonly isOrdered: boolean;
  readonly blocks: Block[];
  readonly items: { at: number; number?: Leaf; blocks: Block[] }[];
};

type OpenCode = { readonly at: number; readonly fence: Leaf; readonly language: string; readonly parts: Leaf[] };

const LINE_BREAK_AT_END = /(?:\r\n|\r|\n)$/;

/** All that no marker takes is text. */
export class TreeBuilder {
  /** All before is in the tree, or a marker. */
  #at = 0;
  #isLineStart = true;
  #code: OpenCode | "opening" | "closed" | undefined;
  readonly #text: TextBuilder;
  readonly #markers: Stretch[] = [];
  readonly #containers: Container[] = [container("root", 0)];

  constructor(private readonly source: string) {
    this.#text = new TextBuilder();
  }

  beginQuote(from: number): void {
    this.#beginBlock(from);
    this.#containers.push(container(this.#isDeep() ? "flat" : "quote", from));
  }

  beginList(from: number, isOrdered: boolean): void {
    this.#beginBlock(from);
    this.#containers.push(container(this.#isDeep() ? "flat" : "list", from, isOrdered));
  }

  beginItem(from: number, to: number): void {
    const list = this.#containers.at(-1);
    if (list?.kind !== "list") return;
    this.#beginBlock(from);
    list.items.push({
      at: from,
      blocks: [],
      ...(list.isOrdered && { number: { at: from, text: this.source.slice(from, to) } }),
    });
    if (list.isOrdered) this.#at = to;
    else this.skip(from, to);
    this.#isLineStart = true;
  }

  endContainer(to: number): void {
    this.#place(to);
    // The line break behind the last line belongs to it, wherever the parser has it.
    if (this.#text.isOpen && !this.#isLineStart)
      this.#place(this.#at + (/^[ \t]*(?:\r\n|\r|\n)/.exec(this.source.slice(this.#at))?.[0].length ?? 0));
    this.#endText();
    const ended = this.#containers.pop();
    if (!ended) return;
    const blocks = this.#blocks();
    const { at, isOrdered } = ended;
    if (ended.kind === "quote") blocks.push({ kind: "quote", at, blocks: ended.blocks });
    else if (ended.kind === "list") blocks.push({ kind: "list", at, isOrdered, items: ended.items satisfies Item[] });
    else blocks.push(...ended.blocks);
  }

  beginCode(from: number): void {
    this.#beginBlock(from);
    this.#code = "opening";
  }

  /** The first or the last line of a block of code. The line breaks on its inner side belong to it. */
  fence(from: number, to: number): void {
    if (this.#code === "opening") {
      const end = to + (/^(?:\r\n|\r|\n)/.exec(this.source.slice(to, to + 2))?.[0].length ?? 0);
      const text = this.source.slice(from, end);
      const [language = ""] = text.replace(/^`+\s*/, "").split(/\s/);
      this.#code = { at: from, fence: { at: from, text }, language, parts: [] };
      this.skip(from, end);
      this.#isLineStart = true;
    } else if (typeof this.#code === "object") {
      this.skipPrefix(from, from);
      const { at, language, parts } = this.#code;
      const last = parts.pop();
      if (last) {
        const text = last.text.replace(LINE_BREAK_AT_END, "");
        if (text !== last.text) this.#markers.push({ from: last.at + text.length, to: last.at + last.text.length });
        parts.push({ at: last.at, text });
      }
      this.#blocks().push({
        kind: "code",
        at: parts[0]?.at ?? at,
        language,
        text: parts.map((it) => it.text).join(""),
      });
      this.#code = "closed";
      this.skip(from, to);
      this.#isLineStart = false;
    }
  }

  endCode(to: number): void {
    this.#place(to);
    const code = this.#code;
    this.#code = undefined;
    if (typeof code !== "object") return;
    // The quotation or the list around it has ended before: it stays as typed.
    this.#markers.splice(
      this.#markers.findIndex(({ from }) => from === code.at),
      1,
    );
    this.#text.begin(code.at);
    for (const part of [code.fence, ...code.parts]) this.#text.add(part);
    this.#isLineStart = LINE_BREAK_AT_END.test((code.parts.at(-1) ?? code.fence).text);
  }

  indentOfCode(from: number, to: number): void {
    if (typeof this.#code === "object") this.skipPrefix(from, to);
  }

  beginSpan(kind: "strong" | "emphasis" | "strike" | "code", from: number): void {
    this.#place(from);
    this.#text.beginSpan(kind, from);
  }

  endSpan(to: number): void {
    this.#place(to);
    this.#text.endSpan();
  }

  skip(from: number, to: number): void {
    this.#place(from);
    if (to <= this.#at) return;
    this.#markers.push({ from: this.#at, to });
    this.#at = to;
    this.#isLineStart = false;
  }

  skipPrefix(from: number, to: number): void {
    const [space = ""] = /[ \t]*$/.exec(this.source.slice(this.#at, from)) ?? [];
    this.#place(from - space.length);
    const { length } = this.#markers;
    const wasLineStart = this.#isLineStart;
    if (this.#at < to) this.#markers.splice(length, 0, { from: this.#at, to });
    this.#at = Math.max(this.#at, to);
    this.#isLineStart = wasLineStart;
  }

  done(): Formatted {
    this.#place(this.source.length);
    this.#endText();
    const markers = this.#markers.toSorted((one, other) => one.from - other.from);
    return { source: this.source, blocks: this.#blocks(), markers };
  }

  #beginBlock(from: number): void {
    this.skipPrefix(from, from);
    this.#endText();
  }

  #place(to: number): void {
    if (to <= this.#at) return;
    const [at, text] = [this.#at, this.source.slice(this.#at, to)];
    this.#at = to;
    if (typeof this.#code === "object") this.#code.parts.push({ at, text });
    else if (this.#text.isOpen || this.#isLineStart) this.#text.add({ at, text });
    else {
      const rest = text.replace(/^[ \t]*(?:\r\n|\r|\n)/, "");
      if (rest !== "") this.#text.add({ at: to - rest.length, text: rest });
    }
    this.#isLineStart = LINE_BREAK_AT_END.test(text);
  }

  #endText(): void {
    const block = this.#text.end();
    if (block) this.#blocks().push(block);
  }

  #blocks(): Block[] {
    const last = this.#containers.at(-1) ?? container("root", 0);
    return last.kind === "list" ? (last.items.at(-1)?.blocks ?? last.blocks) : last.blocks;
  }

  #isDeep(): boolean {
    return this.#containers.length > DEEPEST;
  }
}

function container(kind: Container["kind"], at: number, isOrdered = false): Container {
  return { kind, at, isOrdered, blocks: [], items: [] };
}
