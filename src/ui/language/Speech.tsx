import { createContext, useContext, useMemo } from "react";
import type { Elements } from "../kit/words/elements";
import type { Times } from "./times";
import type { TFunction } from "./translation/translate";
import { useTranslation } from "./translation/use-translation";
import { useTimes } from "./use-times";

type Speech = Times & { readonly t: TFunction };

const SpeechContext = createContext<Speech | undefined>(undefined);

/** In a long list, hooks of their own would cost more than the lines. */
export function SpeechProvider({ children }: { children: Elements }) {
  const { t } = useTranslation();
  const times = useTimes();
  const speech = useMemo(() => ({ ...times, t }), [times, t]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("there is no <SpeechProvider> around this");
  return speech;
}
