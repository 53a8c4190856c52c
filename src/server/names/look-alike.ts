import { CONFUSABLES } from "./confusables";
import { compatible, withPlainLetters } from "./letters";

/**
 * "AIice", "AL1CE", "ALlCE" and "★ Alice ★" look like "Alice"; "Neil" does not look like "Nell", nor "Ian" like "Lan".
 * Accents, spaces, punctuation, symbols and emoji make no difference.
 */
export function looksLike(one: string, other: string): boolean {
  if (one === other) return true;
  const others = readings(other);
  return readings(one).some((it) => others.some((reading) => isAlike(it, reading)));
}

/**
 * "AIice 2" and a Cyrillic "Аlice #2" disguise as "Alice". With the same letters a number makes a name of its own:
 * "Alice 2" is not "Alice".
 */
export function disguises(name: string, other: string): boolean {
  const bare = withoutNumber(name);
  return bare !== undefined && lettersIn(bare) !== lettersIn(other) && looksLike(bare, other);
}

export function keysOfDisguise(name: string): readonly string[] {
  const bare = withoutNumber(name);
  return bare === undefined ? [] : lookKeys(bare);
}

function withoutNumber(name: string): string | undefined {
  const bare = name.replace(NUMBER_BEFORE, "").replace(NUMBER_BEHIND, "");
  return bare !== name && /\p{L}/u.test(bare) ? bare : undefined;
}

const NUMBER_BEFORE = /^[^\p{L}\p{N}]*\p{N}[^\p{L}]*/u;
const NUMBER_BEHIND = /(?<![^\p{L}])[^\p{L}\p{N}]*\p{N}[^\p{L}]*$/u;

function lettersIn(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function isAlike(one: string, other: string): boolean {
  const [own, others] = [looksOf(one), looksOf(other)];
  if (own.some((look, at) => look === others[at])) return true;
  return (!isOrdinary(one) && others.includes(own[0])) || (!isOrdinary(other) && own.includes(others[0]));
}

/** Whether capitals are where people write them, so that an I is no l. */
function isOrdinary(name: string): boolean {
  return /^\P{L}*\p{Lu}?\p{Ll}*(\P{L}+\p{Lu}?\p{Ll}*)*$/u.test(name);
}

/** Look-alikes of one case share a key. */
export function lookKey(name: string): string {
  let key = "";
  for (const capital of withoutAccents(composed(latin(name))).toUpperCase()) key += keyOf(capital);
  return withoutSigns(withoutAccents(key)).replaceAll("l", "i");
}

/** NFKC would make a sigma of "Ϲ". */
function latin(name: string): string {
  const isLatin = (it: string) => /^[A-Za-z]$/.test(lookOf(it));
  return replaced(name, (it) => (isLatin(it) && !isLatin(it.normalize("NFKC")) ? lookOf(it) : it));
}

/** All keys of possible look-alikes: the lower case of a letter may look like other letters than the capital does. */
export function lookKeys(name: string): readonly string[] {
  return [...new Set(readings(name).flatMap((it) => [lookKey(it), lookKey(skeleton(it))]))];
}

function looksOf(name: string): readonly [string, string, string] {
  return [skeleton(name), skeleton(name.toLowerCase()), skeleton(name.toUpperCase())];
}

/**
 * An edge sign may be a letter, as in "|van", or an ornament, as in "|Alice|"; a palochka may be an i or an l; and what
 * a letter looks like may be another than the one that it stands for, as in "Ϲlara", whose first stands for a sigma.
 */
function readings(name: string): readonly string[] {
  const bare = name.replace(ORNAMENTS, "");
  const whole = bare === "" || bare === name ? [name] : [name, bare];
  const all = [...new Set(whole.flatMap((it) => [composed(it), composed(replaced(it, lookOf))]))];
  return name.includes(PALOCHKA) ? [...all, ...all.map((it) => it.replaceAll(PALOCHKA, "l"))] : all;
}

function replaced(name: string, by: (character: string) => string): string {
  return ASCII.test(name) ? name : name.replace(/[^\x20-\x7E]/gu, by);
}

const PALOCHKA = "\u04CF";

function skeleton(name: string): string {
  let looks = "";
  for (const character of withoutAccents(name)) looks += lookOf(character);
  return withoutSigns(withoutAccents(looks));
}

/**
 * A symbol without a script looks like a Latin letter or like none: "◇" is an ornament, though a rune looks like it. The
 * radical of a Chinese character looks like the character.
 */
function lookOf(character: string): string {
  const look = CONFUSABLES.get(character) ?? character;
  return /^(?=\p{S})\p{Script=Common}$/u.test(character) &&
    !/^[A-Za-z]+$/.test(look.normalize("NFD").replace(/\p{M}/gu, ""))
    ? character
    : look;
}

/** Shared by a capital and its lower case: the Latin letter that the capital looks like, if any. */
function keyOf(capital: string): string {
  const look = lookOf(capital);
  const small = (/^[A-Za-z]$/.test(look) ? look : capital).toLowerCase();
  return lookOf(small);
}

/** ASCII needs no normalisation, which is the slowest step. */
const ASCII = /^[\x20-\x7E]*$/;

function composed(name: string): string {
  const it = ASCII.test(name) ? name : compatible(name);
  const told = it.replace(APART, "") || it;
  return ASCII.test(told) ? told : withPlainLetters(told);
}

/** Signs between spaces, which stand for themselves. */
const APART = /(?<!\S)[\p{P}\p{S}\p{M}]+(?!\S)/gu;
const ORNAMENTS = /^[\p{P}\p{S}\p{M}\p{Z}\p{DI}]+|[\p{P}\p{S}\p{Z}\p{DI}]+$/gu;

/** A script's own marks, such as India's vowels, stay. The mark that only lengthens an Arabic word goes. */
function withoutAccents(text: string): string {
  return ASCII.test(text)
    ? text
    : text.normalize("NFD").replace(/(?![\u3099\u309A])[\p{Script=Inherited}\u0591-\u05C7\u0640]/gu, "");
}

function withoutSigns(text: string): string {
  return text.replace(/[\p{P}\p{S}\p{Z}]/gu, "") || text.replace(/\p{Z}/gu, "") || text;
}
