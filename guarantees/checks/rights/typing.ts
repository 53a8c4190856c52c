import type { Addressee, Id } from "../../../src/protocol";
import { keyOf } from "../../../src/room/view";
import type { Evidence } from "../../evidence/evidence";

/** Nobody is told that somebody types who does not, and nobody of themselves. */
export function* typing({ deeds, history, streams }: Evidence): Generator<string> {
  const since = new Map<string, number>();
  for (const { who, command, asked } of deeds)
    if (command.payload.action === "typing") {
      const key = keyFor(who, command.payload);
      since.set(key, Math.min(asked, since.get(key) ?? Number.POSITIVE_INFINITY));
    }
  for (const { who, device, later } of streams.all)
    for (const { id, place, envelope } of later) {
      const { payload } = envelope;
      if (payload.message !== "typing") continue;
      const { source } = payload;
      if (source === who) yield `${device} was told (${id}) that its own participant types`;
      if ((since.get(keyFor(source, payload)) ?? Number.POSITIVE_INFINITY) > place)
        yield `${device} was told (${id}) that ${source} types to ${keyOf(payload)}, who does not`;
    }
  for (const entry of history.entries)
    if (entry.kind === "log" && entry.entries.some(({ payload }) => payload.message === "typing"))
      yield "the log tells who types";
}

function keyFor(who: Id, to: Addressee): string {
  return `${who} ${keyOf(to)}`;
}
