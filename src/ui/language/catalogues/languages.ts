import type * as en from "./en";
import type * as later from "./en-later";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

type Translated<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]> };
export type EnglishTexts = typeof en & typeof later;
export type Catalogue = Translated<EnglishTexts>;

/** In any variant, `de` for `de-AT`; else English. */
export function languageAmong(tags: readonly string[]): Language {
  return tags.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "").find(isLanguage) ?? "en";
}

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
