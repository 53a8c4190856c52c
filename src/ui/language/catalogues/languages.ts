import de from "./de.json";
import en from "./en.json";

export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

export const CATALOGUES = { en: { translation: en }, de: { translation: de } } as const;

/** The first language of a list that Parley speaks, in any variant: `de` for `de-AT`; else English. */
export function languageAmong(tags: readonly string[]): Language {
  return tags.map((tag) => tag.split("-", 1)[0]?.toLowerCase() ?? "").find(isLanguage) ?? "en";
}

export function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
