import { createContext, useContext } from "react";

export const ShowKeysContext = createContext<() => void>(() => {});

/** Opens the sheet of all keys. */
export function useShowKeys(): () => void {
  return useContext(ShowKeysContext);
}
