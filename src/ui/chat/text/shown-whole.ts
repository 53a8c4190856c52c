import { createContext } from "react";

/** The ids of the long messages that the reader has expanded: a list that draws only a part forgets its rows. */
export const ShownWhole = createContext<Set<string> | undefined>(undefined);
