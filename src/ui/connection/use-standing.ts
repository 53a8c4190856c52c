import { useStore } from "zustand";
import type { Standing } from "../client/transport/reach";
import { standing } from "./line";

export function useStanding(): Standing {
  return useStore(standing);
}
