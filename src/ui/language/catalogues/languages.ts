import * as de from "./de";
import * as en from "./en";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

/** The texts of another language, entry by entry. */
type Translated<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]> };

export const CATALOGUES = { en: { translation: en }, de: { translation: de } } satisfies {
  readonly [Spoken in Language]: { readonly translation: Translated<typeof en> };
};

/** The first language of a list that Parley speaks, in any variant: `de` for `de-AT`; else English. */
export function languageAmong(tags: readonly string[]): Language {
  return tags.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "").find(isLanguage) ?? "en";
}

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
