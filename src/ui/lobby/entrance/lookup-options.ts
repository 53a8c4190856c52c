import { wasAnswered } from "../../client/transport/connection";

/** A lookup asks anew each time that it is shown, and again when the connection was lost before the answer came. */
export const LOOKUP_OPTIONS = {
  networkMode: "always",
  gcTime: 0,
  staleTime: Number.POSITIVE_INFINITY,
  retry: (failures: number, error: unknown) => !wasAnswered(error) && failures < 2,
} as const;
