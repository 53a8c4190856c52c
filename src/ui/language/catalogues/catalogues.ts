import * as de from "./de";
import * as en from "./en";
import type { Catalogue, Language } from "./languages";

/** The texts of all languages, for the server and for tests: a page loads those of its language (`load.ts`). */
export const CATALOGUES: { readonly [Spoken in Language]: Catalogue } = { en, de };
