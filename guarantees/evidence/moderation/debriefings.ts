import type { Id } from "../../../src/protocol";
import type { Standings } from "../standing";
import type { Streams } from "../streams";

/** By the number of a debriefing: the people who have to be let in again. Moderators come back by themselves. */
export type SentAway = ReadonlyMap<number, readonly Id[]>;

/** Only those are known who were told that their session ended. */
export function sentAwayIn(streams: Streams, standings: Standings): SentAway {
  const all = new Map<number, Set<Id>>();
  for (const { who, later } of streams.all)
    for (const { id, envelope } of later) {
      if (envelope.payload.message !== "session_ended" || standings.get(who)?.at(id)?.role === "moderator") continue;
      all.set(id, (all.get(id) ?? new Set()).add(who));
    }
  return new Map([...all].map(([number, people]) => [number, [...people]]));
}
