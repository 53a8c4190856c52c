import { createContext } from "react";

/** The long messages, by id, that the reader has chosen to see whole: a list that draws only a part forgets the rest. */
export const ShownWhole = createContext<Set<string> | undefined>(undefined);
