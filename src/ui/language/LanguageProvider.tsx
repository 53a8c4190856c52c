import { createInstance, type i18n } from "i18next";
import LanguageDetector from "i18next-browser-languagedetector";
import { type ReactNode, useEffect, useState } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { CATALOGUES, LANGUAGES } from "./languages";

/** Where the browser remembers a language that its person chose. */
export const REMEMBERED_AS = "parley.language";

/** Speaks the language that was chosen, else the browser's, else English. For the browser only. */
export function LanguageProvider({ children }: { children: ReactNode }) {
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
  const detector = new LanguageDetector(null, {
    order: ["localStorage", "navigator"],
    lookupLocalStorage: REMEMBERED_AS,
    caches: [],
  });
  void instance
    .use(detector)
    .use(initReactI18next)
    .init({
      resources: CATALOGUES,
      supportedLngs: Object.keys(LANGUAGES),
      fallbackLng: "en",
      load: "languageOnly",
      nonExplicitSupportedLngs: true,
      initAsync: false,
      interpolation: { escape: isolated },
    });
  return instance;
}

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Keeps a name that runs from right to left from turning the sentence around it. (React escapes HTML.) */
function isolated(value: string): string {
  return RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value;
}
