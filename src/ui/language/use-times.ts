import { useMemo } from "react";
import { preferredLanguages } from "../browser/person";
import { type Times, timesIn } from "./times";
import { useLanguage } from "./use-language";
import { useToday } from "./use-today";

/** Moments, lists and numbers in the language in use; renewed when the day turns. */
export function useTimes(): Times {
  const [language] = useLanguage();
  const today = useToday();
  return useMemo(() => timesIn(language, preferredLanguages(), new Date(today)), [language, today]);
}
