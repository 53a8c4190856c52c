import { createContext, useContext } from "react";

export const ShowKeysContext = createContext<() => void>(() => {});

export function useShowKeys(): () => void {
  return useContext(ShowKeysContext);
}
