import { isDurable } from "../../../src/room/namespaces";
import { HELD_EVENTS } from "../../../src/server/kit/limits";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { mayHaveSeen } from "../../evidence/standing";
import { durable, endOf, type Stream } from "../../evidence/streams";
import { firstAfter } from "../../evidence/timeline";
import { isCertainlyFor, unplacedIn } from "../../evidence/unplaced";

const DECIDING: ReadonlySet<string> = new Set(["message_approved", "message_rejected", "message_sent"]);

/**
 * A stream has each durable event that its participant may see, except for what was erased before it could be told:
 * messages and all news of them by a clear, edits by a deletion, what waits by the decision.
 */
export function* gaps({ held, ledger, fates, streams, standings, shown, isOfMany }: Evidence): Generator<string> {
  const numbers = [...ledger.events.keys()].sort((one, other) => one - other);
  const unplaced = unplacedIn(ledger, shown);
  for (const stream of streams.all) {
    const { who, device, first } = stream;
    const got = new Set(durable(stream).map(({ id }) => id));
    const end = endOf(stream);
    for (let at = firstAfter(numbers, first.id); at <= end; at = firstAfter(numbers, at)) {
      const numbered = ledger.events.get(at);
      if (numbered === undefined || got.has(at) || !mayHaveSeen(standings, who, numbered)) continue;
      const { payload } = numbered.event;
      const isRead = isOfMany || isReplayed(stream, at) || isCaughtUp(stream, at, payload);
      if (isErased({ held, ledger, fates }, at, payload) && isRead) continue;
      // Those whose sessions a debriefing ends are told that in its place.
      if (payload.message === "debriefing_started" && endsAt(stream, at)) continue;
      yield `${device} missed ${payload.message} (${at}) and got what came later`;
    }
    for (const missing of unplaced) {
      const { message, after, before } = missing;
      if (first.id > after || end < before || !isCertainlyFor(standings, who, missing)) continue;
      if (
        isErased({ held, ledger, fates }, after, { message: "message_sent", ...message }) &&
        (isOfMany || isReplayed(stream, after))
      )
        continue;
      yield `${device} missed the message ${message.id}, between ${after} and ${before}`;
    }
    yield* resumedWrongly(stream);
  }
}

function isErased(
  { held, ledger, fates }: Pick<Evidence, "held" | "ledger" | "fates">,
  number: number,
  payload: Numbered["event"]["payload"],
): boolean {
  switch (payload.message) {
    case "message_edited":
      if ((fates.of.get(payload.id)?.deletions.length ?? 0) > 0) return true;
      return payload.scope === "global" && firstAfter(ledger.clears, number) < Number.POSITIVE_INFINITY;
    case "message_held":
      return (held.get(payload.id)?.over ?? 0) < Number.POSITIVE_INFINITY;
    case "filters_changed":
      // The newest tells all of it.
      return [...ledger.events.values()].some(
        (it) => it.number > number && it.event.payload.message === payload.message,
      );
    case "message_sent":
    case "message_deleted":
    case "message_pinned":
    case "message_unpinned":
    case "message_reported":
      return payload.scope === "global" && firstAfter(ledger.clears, number) < Number.POSITIVE_INFINITY;
    default:
      return false;
  }
}

function endsAt({ later }: Stream, number: number): boolean {
  return later.some(({ id, envelope }) => id === number && envelope.payload.message === "session_ended");
}

/** True if an event is part of a replay. With many processes each may read the store at any time. */
function isReplayed({ later }: Stream, number: number): boolean {
  const at = later.findIndex(({ id, envelope }) => id > number && isDurable(envelope));
  const before = at < 0 ? later : later.slice(0, at);
  const from = before.findLastIndex(({ envelope }) => envelope.payload.message === "resumed");
  const resumed = before[from]?.envelope.payload;
  if (resumed?.message !== "resumed") return false;
  return before.slice(from).filter(({ envelope }) => isDurable(envelope)).length < resumed.missed;
}

/** True of an event whose erasure a stream tells while it is catching up: it reads all up to there from the store. */
function isCaughtUp({ later }: Stream, number: number, payload: Numbered["event"]["payload"]): boolean {
  const at = later.findIndex(({ id, envelope }) => id > number && isDurable(envelope));
  if (at < 0) return false;
  const from = later.slice(0, at).findLastIndex(({ envelope }) => envelope.payload.message === "resumed");
  if (from < 0 && payload.message !== "message_edited" && payload.message !== "message_held") return false;
  const since = later.slice(Math.max(from, 0), at).filter(({ envelope }) => isDurable(envelope)).length;
  const erases = ({ envelope: { payload: it } }: Stream["later"][number]) =>
    (it.message === "message_deleted" && payload.message === "message_edited" && it.id === payload.id) ||
    (it.message === "messages_deleted" && payload.message === "message_edited" && it.source === payload.source) ||
    (payload.message === "message_held" && "id" in it && it.id === payload.id && DECIDING.has(it.message)) ||
    (payload.message === "message_held" && it.message === "messages_deleted" && it.source === payload.source) ||
    (it.message === "history_cleared" && "scope" in payload && payload.scope === "global");
  return since <= HELD_EVENTS && later.slice(at).some(erases);
}

/** A participant whose own role or groups changed meanwhile gets the whole state again, and does not resume. */
function* resumedWrongly({ device, later, who }: Stream): Generator<string> {
  let since = "";
  for (const { id, envelope } of later) {
    const { payload, timestamp } = envelope;
    if (payload.message === "resumed") since = timestamp;
    // With the same timestamp it may have come after it.
    // Of a new name alone the replay tells.
    const isOfRights = payload.message === "update" && !("of_hand" in envelope) && payload.old_name === undefined;
    if (isOfRights && payload.id === who && timestamp < since) yield `${device} resumed over its own change at ${id}`;
  }
}
