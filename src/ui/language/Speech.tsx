import { createContext, useContext, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Elements } from "../kit/words/elements";
import type { Times } from "./times";
import { useTimes } from "./use-times";

type Speech = Times & { readonly t: ReturnType<typeof useTranslation>["t"] };

const SpeechContext = createContext<Speech | undefined>(undefined);

/** Around a long list: its lines take words and times from here, for each one's own hooks would cost more than it. */
export function SpeechProvider({ children }: { children: Elements }) {
  const { t } = useTranslation();
  const times = useTimes();
  const speech = useMemo(() => ({ ...times, t }), [times, t]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}

/** Words and times, inside a {@link SpeechProvider}. */
export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error("there is no <SpeechProvider> around this");
  return speech;
}
