import { createInstance, type i18n } from "i18next";
import { useEffect, useState } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import { kept, onKeptElsewhere } from "../browser/local-storage";
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

  // Another tab has chosen another.
  useEffect(
    () =>
      onKeptElsewhere((key) => {
        if (key === REMEMBERED_AS) void i18n.changeLanguage(remembered());
      }),
    [i18n],
  );

  return <I18nextProvider i18n={i18n}>{children}</I18nextProvider>;
}

function remembered() {
  return languageAmong([kept(REMEMBERED_AS) ?? "", ...preferredLanguages()]);
}

function start(): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    resources: CATALOGUES,
    lng: remembered(),
    supportedLngs: Object.keys(LANGUAGES),
    fallbackLng: "en",
    initAsync: false,
    interpolation: { escape: isolated },
  });
  return instance;
}
