import { createContext, useContext } from "react";
import type { Drafts } from "../../client/drafts";

export const DraftsContext = createContext<Drafts | undefined>(undefined);

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("there are no drafts around this");
  return drafts;
}
