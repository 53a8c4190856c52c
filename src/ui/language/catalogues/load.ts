import type { Catalogue, Language } from "./languages";

const LOADS: { readonly [Spoken in Language]: () => Promise<Catalogue> } = {
  en: () => import("./en"),
  de: () => import("./de"),
};

/** Brings the texts of one language into the page. Fails where the server cannot be reached; each call tries anew. */
export function loadCatalogue(language: Language): Promise<Catalogue> {
  return LOADS[language]();
}
