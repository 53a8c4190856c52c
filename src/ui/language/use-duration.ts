import { useMemo } from "react";
import { useLanguage } from "./use-language";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Says so many seconds in the language in use, in the largest unit that has them whole: "30 seconds", "7 days"; short: "30 sec". */
export function useDuration(unitDisplay: "long" | "short" = "long"): (seconds: number) => string {
  const [language] = useLanguage();
  return useMemo(() => {
    const words = (unit: string) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay });
    return (seconds) => {
      const [unit, length] = UNITS.find(([, it]) => seconds % it === 0) ?? ["second", 1];
      return words(unit).format(seconds / length);
    };
  }, [language, unitDisplay]);
}
