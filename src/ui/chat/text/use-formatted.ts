import { createContext, useContext, useMemo } from "react";
import { formatted } from "../formatting/formatted";
import { heldMentions } from "../formatting/mention-spans";
import { withoutMarkers } from "../formatting/plain-text";
import type { Remembered } from "../formatting/remembered";
import type { Formatted } from "../formatting/tree";
import type { Mention } from "./MentionedText";

/** Keeps the trees of messages: a list that draws only a part draws each message often. */
export const TextsContext = createContext<Remembered | undefined>(undefined);

export function useFormatted(source: string, mentions: readonly Mention[]): Formatted {
  const texts = useContext(TextsContext);
  return useMemo(() => {
    const held = heldMentions(source, mentions);
    return held.length === 0 && texts ? texts(source) : formatted(source, held);
  }, [source, mentions, texts]);
}

export function useWords(source: string): string {
  const tree = useFormatted(source, NONE);
  return useMemo(() => withoutMarkers(tree), [tree]);
}

const NONE: readonly Mention[] = [];
