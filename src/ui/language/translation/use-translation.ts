import { createContext, useContext } from "react";
import type { Language } from "../catalogues/languages";
import type { TFunction } from "./translate";

export type Translation = {
  readonly t: TFunction;
  readonly language: Language;
  /** Goes over to another language once its texts are there; returns whether they came. */
  readonly speak: (language: Language) => Promise<boolean>;
};

export const TranslationContext = createContext<Translation | undefined>(undefined);

/** The texts of the language in use. */
export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (!translation) throw new Error("there is no <LanguageProvider> around this");
  return translation;
}
