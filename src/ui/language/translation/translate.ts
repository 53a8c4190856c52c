import type { EnglishTexts } from "../catalogues/languages";
import { isolated } from "../text/right-to-left";

type KeysOf<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${KeysOf<Texts[Key]>}`;
}[keyof Texts & string];

/** A text that counts stands there twice, as `found_one` and `found_other`, and is named once. */
type Named<Key> = Key extends `${infer Name}_${"one" | "other"}` ? Name : Key;

export type TextKey = Named<KeysOf<EnglishTexts>>;
export type TextTree = { readonly [key: string]: string | TextTree };
type Values = Readonly<Record<string, string | number | undefined>>;

/** `{{name}}` stands for `values.name`; `values.count` chooses between `_one` and `_other`. The first key counts. */
export type TFunction = (key: TextKey | readonly TextKey[], values?: Values) => string;

/** `t` stays the same function when more texts come, so that nothing is drawn anew for them. */
export type Texts = { readonly t: TFunction; readonly add: (catalogue: TextTree) => void };

/** A key without a text stands for itself. */
export function textsOf(language: string, catalogue: TextTree): Texts {
  const texts = new Map(textsIn(catalogue));
  const add = (more: TextTree) => {
    for (const [key, text] of textsIn(more)) texts.set(key, text);
  };
  return { t: lookingUp(texts, language), add };
}

export function translating(language: string, catalogue: TextTree): TFunction {
  return textsOf(language, catalogue).t;
}

function lookingUp(texts: ReadonlyMap<string, string>, language: string): TFunction {
  const plurals = new Intl.PluralRules(language);
  return (key, values = {}) => {
    const keys: readonly string[] = typeof key === "string" ? [key] : key;
    const form = typeof values.count === "number" ? `_${plurals.select(values.count)}` : "";
    const found = keys.map((it) => texts.get(it + form) ?? texts.get(it)).find((it) => it !== undefined);
    return found === undefined ? (keys.at(-1) ?? "") : withValues(found, values);
  };
}

/** All values are put in at once and verbatim: a name may be called `{{name}}`, or `$&`. */
function withValues(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (sign, name: string) =>
    Object.hasOwn(values, name) ? isolated(String(values[name])) : sign,
  );
}

function textsIn(catalogue: TextTree, before = ""): (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, it]) =>
    typeof it === "string" ? [[before + key, it] as const] : textsIn(it, `${before}${key}.`),
  );
}
