import de from "./de.json";
import en from "./en.json";

/** The languages, each in its own words. */
export const LANGUAGES = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof LANGUAGES;

export const CATALOGUES = { en: { translation: en }, de: { translation: de } } as const;

export function isLanguage(text: string): text is Language {
  return text in LANGUAGES;
}
