import { useMemo } from "react";
import { preferredLanguages } from "../browser/person";
import { useSettings } from "../settings/SettingsProvider";
import { type Times, timesIn } from "./times";
import { useLanguage } from "./use-language";
import { useToday } from "./use-today";

/** Renewed when the day turns. */
export function useTimes(): Times {
  const [language] = useLanguage();
  const today = useToday();
  const clock = useSettings((settings) => settings.clock);
  return useMemo(
    () => timesIn(language, { preferred: preferredLanguages(), today: new Date(today), clock }),
    [language, today, clock],
  );
}
