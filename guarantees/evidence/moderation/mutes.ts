import type { Id, Timestamp } from "../../../src/protocol";
import { isMuted } from "../../../src/room/base/mute";
import type { Ledger } from "../ledger";
import { countUpTo, Timeline } from "../timeline";

type Mute = { readonly until?: Timestamp | undefined };

/** The mutes of all people over time, by the room's order and the room's clock. */
export type Mutes = {
  /** True if a participant was muted after the event of a number, at a time after it. */
  readonly at: (who: Id, number: number, now: Timestamp) => boolean;
  /** True if a participant was muted at a time: by the events before it. */
  readonly by: (who: Id, now: Timestamp) => boolean;
};

export function mutesIn({ events }: Ledger): Mutes {
  const sorted = [...events.values()].sort((one, other) => one.number - other.number);
  const mutes = new Map<Id, Timeline<Mute | null>>();
  for (const { number, event } of sorted) {
    const { payload } = event;
    if (payload.message !== "chat_muted" && payload.message !== "chat_unmuted") continue;
    const timeline = mutes.get(payload.target) ?? new Timeline<Mute | null>();
    mutes.set(payload.target, timeline);
    timeline.note(number, payload.message === "chat_muted" ? { until: payload.until } : null);
  }
  const at: Mutes["at"] = (who, number, now) => {
    const mute = mutes.get(who)?.at(number) ?? undefined;
    return mute !== undefined && isMuted({ muted: mute }, now);
  };
  const by: Mutes["by"] = (who, now) => {
    const before = countUpTo(sorted, now, ({ timestamp }) => timestamp);
    const last = sorted[before - 1];
    // News without a number may have the time of an event: then nobody knows which came first.
    return last !== undefined && last.timestamp < now && at(who, last.number, now);
  };
  return { at, by };
}
