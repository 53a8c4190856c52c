import { useMemo } from "react";
import { type Times, timesIn } from "./times";
import { useLanguage } from "./use-language";

/** Moments, lists and numbers in the language that is spoken. */
export function useTimes(): Times {
  const [language] = useLanguage();
  return useMemo(() => timesIn(language, navigator.languages), [language]);
}
