import { createContext, useContext } from "react";

export const ComeAsContext = createContext<(display_name: string) => void>(() => {});

export function useComeAs(): (display_name: string) => void {
  return useContext(ComeAsContext);
}
