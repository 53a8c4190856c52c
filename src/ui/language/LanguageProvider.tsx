import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { kept, onKeptElsewhere } from "../browser/local-storage";
import { preferredLanguages } from "../browser/person";
import { LoadingPage } from "../kit/page/LoadingPage";
import type { Elements } from "../kit/words/elements";
import { type Language, languageAmong } from "./catalogues/languages";
import { loadCatalogue, onLaterTexts } from "./catalogues/load";
import { type Texts, textsOf } from "./translation/translate";
import { TranslationContext } from "./translation/use-translation";

export const REMEMBERED_AS = "parley.language";

const PAUSE_MS = 3_000;

// All that a page shows waits for its texts: they are asked for before it is drawn.
if (typeof document !== "undefined") loadCatalogue(remembered()).catch(() => {});

type Spoken = { readonly language: Language; readonly texts: Texts };

/** For the browser only. */
export function LanguageProvider({ children }: { children: Elements }) {
  const [spoken, setSpoken] = useState<Spoken>();
  const [failures, setFailures] = useState(0);
  const wanted = useRef<Language>(undefined);

  const speak = useCallback(async (language: Language) => {
    wanted.current = language;
    try {
      const texts = textsOf(language, await loadCatalogue(language));
      // The choice of yet another may have come in between.
      if (wanted.current === language) setSpoken({ language, texts });
      return true;
    } catch {
      return false;
    }
  }, []);

  const isSilent = spoken === undefined;
  useEffect(() => {
    if (!isSilent) return;
    const start = () => void speak(remembered()).then((isDone) => isDone || setFailures(failures + 1));
    const timer = setTimeout(start, failures > 0 ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [isSilent, failures, speak]);

  const language = spoken?.language;
  useEffect(() => {
    if (language !== undefined) document.documentElement.lang = language;
  }, [language]);

  useEffect(
    () =>
      spoken &&
      onLaterTexts(async () => {
        spoken.texts.add(await loadCatalogue(spoken.language));
      }),
    [spoken],
  );

  useEffect(() => onKeptElsewhere((key) => key === REMEMBERED_AS && void speak(remembered())), [speak]);

  const translation = useMemo(() => spoken && { language: spoken.language, t: spoken.texts.t, speak }, [spoken, speak]);
  if (!translation) return <LoadingPage>{failures > 0 && <Unreached />}</LoadingPage>;
  return <TranslationContext value={translation}>{children}</TranslationContext>;
}

function remembered(): Language {
  return languageAmong([kept(REMEMBERED_AS) ?? "", ...preferredLanguages()]);
}

/** In each language, since the texts of none are there. */
function Unreached() {
  return (
    <div role="alert" className="grid max-w-md gap-2 text-center">
      <p lang="en">The server does not answer. Check your connection; this page keeps trying.</p>
      <p lang="de">Der Server antwortet nicht. Prüfen Sie die Verbindung; die Seite versucht es weiter.</p>
    </div>
  );
}
