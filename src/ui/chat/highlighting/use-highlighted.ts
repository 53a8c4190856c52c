import { useEffect, useState } from "react";
import type { Run } from "./highlight";

type Found = { readonly language: string; readonly text: string; readonly runs: readonly Run[] };

/** The languages load with the first block that names one. The text stands as it is until then. */
export function useHighlighted(language: string, text: string): readonly Run[] | undefined {
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    if (language === "") return;
    let isOver = false;
    const show = async () => {
      const { highlight } = await import("./highlight");
      const runs = highlight(language, text);
      if (!isOver && runs !== undefined) setFound({ language, text, runs });
    };
    show().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [language, text]);
  return found?.language === language && found.text === text ? found.runs : undefined;
}
