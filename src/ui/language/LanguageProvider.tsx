import { createInstance, type i18n } from "i18next";
import { useEffect, useState } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { kept } from "../browser/local-storage";
import { preferredLanguages } from "../browser/person";
import type { Elements } from "../kit/words/elements";
import { CATALOGUES, LANGUAGES, languageAmong } from "./catalogues/languages";
import { isolated } from "./text/right-to-left";

export const REMEMBERED_AS = "parley.language";

/** Speaks the chosen language, else the browser's, else English. For the browser only. */
export function LanguageProvider({ children }: { children: Elements }) {
  const [i18n] = useState(start);

  useEffect(() => {
    const tell = (language: string) => {
      document.documentElement.lang = language;
    };
    tell(i18n.resolvedLanguage ?? "en");
    i18n.on("languageChanged", tell);
    return () => i18n.off("languageChanged", tell);
  }, [i18n]);

  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}

function start(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: CATALOGUES,
    lng: languageAmong([kept(REMEMBERED_AS) ?? "", ...preferredLanguages()]),
    supportedLngs: Object.keys(LANGUAGES),
    fallbackLng: "en",
    initAsync: false,
    interpolation: { escape: isolated },
  });
  return instance;
}
