import { useMemo } from "react";
import { useLanguage } from "./use-language";

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** In the largest unit that has them whole: "30 seconds", "7 days". */
export function useDuration(): (seconds: number) => string {
  const [language] = useLanguage();
  return useMemo(() => {
    const words = (unit: string) => new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
    return (seconds) => {
      const [unit, length] = UNITS.find(([, it]) => seconds % it === 0) ?? ["second", 1];
      return words(unit).format(seconds / length);
    };
  }, [language]);
}
