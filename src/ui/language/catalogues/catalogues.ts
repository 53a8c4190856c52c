import * as de from "./de";
import * as laterInGerman from "./de-later";
import * as en from "./en";
import * as laterInEnglish from "./en-later";
import type { Catalogue, Language } from "./languages";

/** The texts of all languages, for the server and for tests: a page loads those of its language (`load.ts`). */
export const CATALOGUES: { readonly [Spoken in Language]: Catalogue } = {
  en: { ...en, ...laterInEnglish },
  de: { ...de, ...laterInGerman },
};
