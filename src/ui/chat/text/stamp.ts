import { sameDay } from "../../language/times";

type Say = (timestamp: string) => string;

/** `time`: the time of day; `moment`: with the day. */
export type Times = { readonly time: Say; readonly moment: Say };

/** How the times of copied messages are said: with the day where there are several. */
export function stampOf(timestamps: readonly string[], { time, moment }: Times): Say {
  const [first] = timestamps;
  return timestamps.every((it) => first !== undefined && sameDay(first, it)) ? time : moment;
}
