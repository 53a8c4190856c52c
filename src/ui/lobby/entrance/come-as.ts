import { createContext, useContext } from "react";

export const ComeAsContext = createContext<(display_name: string) => void>(() => {});

/** Comes into the room anew, under another name. The room is told of it, and the browser keeps the name. */
export function useComeAs(): (display_name: string) => void {
  return useContext(ComeAsContext);
}
