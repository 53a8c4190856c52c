import { sameDay } from "../../language/times";

type Say = (timestamp: string) => string;

export type Times = { readonly time: Say; readonly moment: Say };

/** With the day where there are several. */
export function stampOf(timestamps: readonly string[], { time, moment }: Times): Say {
  const [first] = timestamps;
  return timestamps.every((it) => first !== undefined && sameDay(first, it)) ? time : moment;
}
