import { PASTED_LENGTH, PASTED_ROUNDS } from "../primitives/limits";
import { percentDecoded } from "./percent-decoded";
import { plainPaste } from "./plain-paste";

const CODE_LENGTH = 22;

/**
 * Returns the path of a pasted invitation or room, or of a bare code, whatever text is around it. An invitation takes
 * precedence over a room; any other text returns `undefined`. Each pattern takes linear time.
 */
export function pathOfPasted(pasted: string): string | undefined {
  const rounds = decodings(pasted.slice(0, PASTED_LENGTH));
  const lines = [...new Set(rounds.flatMap((text) => [text, ...joinedLines(text)]))];
  const spaceless = [...new Set(lines.map((text) => text.replace(/\s+/gu, "")))];
  const [found, apart] = [lines.flatMap(linksIn), spaceless.flatMap(linksIn)];
  return (
    wholeOf(found) ??
    wholeOf(apart) ??
    found.find(({ isInvitation }) => isInvitation) ??
    found[0] ??
    apart[0] ??
    bareCode(lines, spaceless)
  )?.path;
}

type Link = {
  readonly path: string;
  readonly isInvitation: boolean;
  /** `isWhole`: nothing is missing. `isExact`: the code has no extra characters, either. */
  readonly isWhole: boolean;
  readonly isExact: boolean;
};

/** Joined lines that give exactly a code's length are the original code. */
function wholeOf(links: readonly Link[]): Link | undefined {
  return (
    links.find(({ isExact }) => isExact) ??
    links.find(({ isInvitation, isWhole }) => isInvitation && isWhole) ??
    links.find(({ isWhole }) => isWhole)
  );
}

/** The text as it is, and the URL inside another URL, which is encoded several times. */
function decodings(text: string): string[] {
  const texts = [plainPaste(text)];
  for (let round = 0; round < PASTED_ROUNDS; round += 1) {
    const last = texts.at(-1) ?? "";
    const next = plainPaste(percentDecoded(unwrapped(last)));
    if (next === last) break;
    texts.push(next);
  }
  return texts;
}

/** An older mail scanner's rewriting of URLs, with `-` for `%` and `_` for `/`. */
function unwrapped(text: string): string {
  const [, inner] = /urldefense\.[\w.]{1,40}\/v2\/url\?u=([\w.-]+)/i.exec(text) ?? [];
  return inner?.replaceAll("-", "%").replaceAll("_", "/") ?? text;
}

/** Joins broken lines. A hyphen before a break may or may not be part of the code. */
function joinedLines(text: string): string[] {
  if (!text.includes("\n")) return [];
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => {
      const end = line.trimEnd();
      return (end.endsWith("=") ? end.slice(0, -1).trimEnd() : end).replace(/^[\s>|]+/u, "");
    });
  const hyphenated = lines.map((line, at) => (line.endsWith("-") && at < lines.length - 1 ? line.slice(0, -1) : line));
  return [lines.join(""), hyphenated.join("")];
}

function linksIn(text: string): Link[] {
  return [...text.matchAll(/(?<![\w-])(join|rooms)\/+[<([{"'“”„‟«»‘’‚‹›*`\s]*([\w-]+)/gi)].map(
    ([, kind = "", word = ""]) => (kind.toLowerCase() === "join" ? invitation(word) : room(word)),
  );
}

function invitation(word: string): Link {
  const isWhole = word.length >= CODE_LENGTH;
  const isExact = word.length === CODE_LENGTH;
  return { path: `/join/${word.slice(0, CODE_LENGTH)}`, isInvitation: true, isWhole, isExact };
}

function room(word: string): Link {
  const [id] = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(word) ?? [];
  const path = `/rooms/${(id ?? word.slice(0, 100)).toLowerCase()}`;
  return { path, isInvitation: false, isWhole: id !== undefined, isExact: false };
}

/** A code without its link: the only word, broken or not, or one that resembles no word of a language. */
function bareCode(lines: readonly string[], spaceless: readonly string[]): Link | undefined {
  const [only = "", ...others] = lines[0]?.match(/[\w-]+/g)?.slice(0, 2) ?? [];
  if (others.length === 0 && only.length >= 8 && only.length <= 100) return invitation(only);
  const among = lines.flatMap((text) => [...text.matchAll(/(?<![^\s:([{<>"'“„«‘‚‹*`|])[\w-]{22}(?![\w-])/g)]);
  const alone = spaceless.flatMap((text) => /^[^\w-]*([\w-]{22})[^\w-]*$/.exec(text)?.slice(1) ?? []);
  const code = [...among.map(([word]) => word), ...alone].find(isRandom);
  return code === undefined ? undefined : invitation(code);
}

function isRandom(word: string): boolean {
  return /[\d_]|.[A-Z]/.test(word) && /[A-Za-z]/.test(word);
}
