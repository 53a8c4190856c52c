import { createContext, useContext } from "react";
import type { Language } from "../catalogues/languages";
import type { TFunction } from "./translate";

export type Translation = {
  readonly t: TFunction;
  readonly language: Language;
  /** Returns whether the texts of the other language came. */
  readonly speak: (language: Language) => Promise<boolean>;
};

export const TranslationContext = createContext<Translation | undefined>(undefined);

export function useTranslation(): Translation {
  const translation = useContext(TranslationContext);
  if (!translation) throw new Error("there is no <LanguageProvider> around this");
  return translation;
}
