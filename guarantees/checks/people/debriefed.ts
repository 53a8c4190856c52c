import type { Id, Role } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import type { Stream } from "../../evidence/streams";

type Scope = "guests" | "users_and_guests" | "all";
type Debriefing = { readonly number: number; readonly by: Id; readonly scope: Scope | undefined };

const MEANT: Readonly<Record<Scope, readonly Role[]>> = {
  guests: ["guest"],
  users_and_guests: ["guest", "user"],
  all: ["guest", "user", "moderator"],
};

/**
 * A debriefing is asked for, and sends away everybody in its scope who is here and nobody else; before, the waiting room
 * is switched on for them.
 */
export function* debriefed(evidence: Evidence): Generator<string> {
  const { deeds, ledger, streams } = evidence;
  const debriefings = new Map<number, Debriefing>();
  let waiting_room = "disabled";
  for (const numbered of [...ledger.events.values()].sort((one, other) => one.number - other.number)) {
    const { number, event } = numbered;
    const { payload } = event;
    if (payload.message === "waiting_room_enabled") waiting_room = payload.new_state;
    if (payload.message === "waiting_room_disabled") waiting_room = "disabled";
    if (payload.message !== "debriefing_started") continue;
    const { issued_by: by } = payload;
    if (!deeds.some((it) => it.who === by && it.command.payload.action === "debrief" && !isRefused(it)))
      yield `the debriefing (${number}) was not asked for by ${by}`;
    const scope = scopeOf(evidence, numbered);
    debriefings.set(number, { number, by, scope });
    if (waiting_room === "disabled" || (waiting_room === "for_guests" && scope !== undefined && scope !== "guests"))
      yield `the debriefing (${number}) of ${scope} leaves the waiting room ${waiting_room}`;
  }
  for (const stream of streams.all) yield* heard(evidence, stream, debriefings);
}

/** The scope of an acknowledged debriefing: its first event may be that the waiting room is switched on. */
function scopeOf({ deeds, ledger }: Evidence, { number, timestamp }: Numbered): Scope | undefined {
  const before = ledger.events.get(number - 1);
  const times = [timestamp, ...(before?.event.payload.message === "waiting_room_enabled" ? [before.timestamp] : [])];
  const isIt = ({ command, receipts: [receipt] }: Deed) =>
    command.payload.action === "debrief" && receipt !== undefined && times.includes(receipt.timestamp);
  const payload = deeds.find(isIt)?.command.payload;
  return payload?.action === "debrief" ? payload.kick_scope : undefined;
}

function* heard(
  { standings }: Evidence,
  { who, device, first, later }: Stream,
  debriefings: ReadonlyMap<number, Debriefing>,
): Generator<string> {
  const roleAt = (number: number) => standings.get(who)?.at(number - 1)?.role;
  let last = first.id;
  for (const { id, envelope } of later) {
    const { payload } = envelope;
    if (payload.message === "session_ended") {
      const debriefing = debriefings.get(id);
      const role = roleAt(id);
      if (debriefing === undefined) yield `${device} was told (${id}) that its session ended, and nobody ended it`;
      else if (payload.issued_by !== debriefing.by) yield `${device} was told (${id}) of another who ended its session`;
      else if (debriefing.scope !== undefined && role !== undefined && !MEANT[debriefing.scope].includes(role))
        yield `${device} was sent away (${id}), a ${role}, by a debriefing of ${debriefing.scope}`;
    }
    // News at a return happened while they were away.
    if (payload.message !== "resumed")
      for (const { number, scope } of debriefings.values()) {
        const role = roleAt(number);
        const isPassed = last < number && id >= number && payload.message !== "session_ended";
        if (isPassed && scope !== undefined && role !== undefined && MEANT[scope].includes(role))
          yield `${device} stays beyond the debriefing (${number}) of ${scope}, a ${role}`;
      }
    if (payload.message === "resumed") return;
    last = id;
  }
}
