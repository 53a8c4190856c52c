import { useTranslation } from "react-i18next";
import { keep } from "../browser/local-storage";
import { isLanguage, type Language } from "./catalogues/languages";
import { REMEMBERED_AS } from "./LanguageProvider";

export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n } = useTranslation();
  const spoken = i18n.resolvedLanguage ?? "en";
  const choose = (language: Language) => {
    keep(REMEMBERED_AS, language);
    void i18n.changeLanguage(language);
  };
  return [isLanguage(spoken) ? spoken : "en", choose];
}
