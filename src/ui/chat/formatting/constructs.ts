import { attention, codeFenced } from "micromark-core-commonmark";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import type { Code, Construct, Extension, State, Tokenizer } from "micromark-util-types";
import type { Fence } from "./markers/fences";
import { flanksOf } from "./markers/flanks";

/** All that CommonMark has and a message has not: it stays as it was typed. */
const OFF = [
  "autolink",
  "characterEscape",
  "characterReference",
  "codeFenced",
  "codeIndented",
  "definition",
  "hardBreakEscape",
  "headingAtx",
  "htmlFlow",
  "htmlText",
  "labelEnd",
  "labelStartImage",
  "labelStartLink",
  "setextUnderline",
  "thematicBreak",
];

const STAR = 42;
const UNDERSCORE = 95;
const BACKTICK = 96;
const TILDE = 126;

export function constructsFor(source: string, fenced: readonly Fence[]): Extension[] {
  const strike = gfmStrikethrough({ singleTilde: false });
  const attentive = ruled(attention, source);
  return [
    strike,
    {
      disable: { null: OFF },
      flow: { null: [notLazy], [BACKTICK]: [only(codeFenced, fenced), looseFence(fenced)] },
      text: {
        [STAR]: attentive,
        [UNDERSCORE]: attentive,
        [TILDE]: constructsIn(strike.text?.[TILDE]).map((it) => ruled(it, source)),
      },
    },
  ];
}

/** The construct, in which {@link flanksOf} says what a marker can do. */
function ruled(construct: Construct, source: string): Construct {
  const tokenize: Tokenizer = function (effects, ok, nok) {
    return construct.tokenize.call(
      this,
      effects,
      (code) => {
        const token = this.events.at(-1)?.[1];
        if (token) {
          const { open, close } = flanksOf(source, token.start.offset, token.end.offset);
          Object.assign(token, { _open: open, _close: close });
        }
        return ok(code);
      },
      nok,
    );
  };
  return { ...construct, tokenize };
}

/** Blocks of code where they are closed, under a name of its own: CommonMark's runs to the end otherwise. */
function only(construct: Construct, fenced: readonly Fence[]): Construct {
  const places = new Set(fenced.filter(({ loose }) => !loose).map(({ from }) => from));
  const tokenize: Tokenizer = function (effects, ok, nok) {
    const start = construct.tokenize.call(this, effects, ok, nok);
    return (code) => (places.has(this.now().offset) ? start(code) : nok(code));
  };
  return { ...construct, name: "closedFence", tokenize };
}

function looseFence(fenced: readonly Fence[]): Construct {
  const ends = new Map(fenced.flatMap(({ from, loose }) => (loose ? [[from, loose] as const] : [])));
  return {
    name: "looseFence",
    concrete: true,
    tokenize(effects, ok, nok) {
      const end = ends.get(this.now().offset);
      const isAt = (place: number | undefined) => place !== undefined && this.now().offset >= place;
      const opening: State = (code) => {
        if (!isAt(end?.open)) return consumed(code, opening);
        effects.exit("codeFencedFence");
        return this.interrupt ? ok(code) : content(code);
      };
      const content: State = (code) => {
        if (code === null) return done(code);
        if (isAt(end?.close)) {
          effects.enter("codeFencedFence");
          return closing(code);
        }
        effects.enter(isLineEnding(code) ? "lineEnding" : "codeFlowValue");
        if (!isLineEnding(code)) return value(code);
        effects.consume(code);
        effects.exit("lineEnding");
        return content;
      };
      const value: State = (code) => {
        if (code !== null && !isLineEnding(code) && !isAt(end?.close)) return consumed(code, value);
        effects.exit("codeFlowValue");
        return content(code);
      };
      const closing: State = (code) => {
        if (code !== null && !isLineEnding(code)) return consumed(code, closing);
        effects.exit("codeFencedFence");
        return done(code);
      };
      const done: State = (code) => {
        effects.exit("codeFenced");
        return ok(code);
      };
      const consumed = (code: Code, next: State) => {
        effects.consume(code);
        return next;
      };
      return (code) => {
        if (!end) return nok(code);
        effects.enter("codeFenced");
        effects.enter("codeFencedFence");
        return opening(code);
      };
    },
  };
}

/** Line endings are the negative codes before those of a tab. */
function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

/**
 * In a message, a line without the sign of a quotation or the indent of a list ends these. CommonMark would draw it
 * into the paragraph before.
 */
const notLazy: Construct = {
  tokenize(_, ok, nok) {
    return (code: Code) => (this.interrupt && this.parser.lazy[this.now().line] ? ok(code) : nok(code));
  },
};

function constructsIn(of: Construct | Construct[] | undefined): Construct[] {
  return of === undefined ? [] : Array.isArray(of) ? of : [of];
}
