import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isApproved } from "../../evidence/moderation/held";
import { isShut } from "../../evidence/moderation/shut-out";
import type { Stream } from "../../evidence/streams";

const LAST_WORDS: ReadonlySet<string> = new Set(["kicked", "sent_to_waiting_room", "banned", "session_ended"]);

/**
 * People who are banned, or have to be let in, do nothing and learn nothing: none of their commands is carried out, no
 * query is answered, and no session of theirs gets what came later.
 */
export function* shutOut(evidence: Evidence): Generator<string> {
  const { deeds, ledger, shown, sights, streams } = evidence;
  const out = evidence.shutOut;
  for (const { who, command, receipts, transaction_id } of deeds)
    for (const { timestamp } of receipts)
      if (out.by(who, timestamp))
        yield `${command.payload.action} (${transaction_id}) was carried out, and ${who} was shut out`;
  for (const numbered of ledger.events.values()) {
    const doer = isApproved(ledger, numbered) ? undefined : doerIn(numbered.event.payload);
    if (doer !== undefined && isShut(out.at(doer, numbered.number - 1)))
      yield `${numbered.event.payload.message} (${numbered.number}) by ${doer}, who was shut out`;
  }
  for (const { who, where, device, from, upTo } of [...shown, ...sights])
    if (device === undefined && out.isThroughout(who, from, upTo))
      yield `${where} was answered, and ${who} was shut out`;
  for (const stream of streams.all) yield* overheard(evidence, stream);
}

function* overheard({ shutOut: out, standings }: Evidence, { who, device, first, later }: Stream): Generator<string> {
  if (isShut(out.at(who, first.id))) yield `${device} came in (${first.id}), and ${who} was shut out`;
  const end = out.next(who, first.id);
  let last: string | undefined;
  for (const { id, envelope } of later) {
    const { message } = envelope.payload;
    // The last word comes under the number that shut them out.
    if (id > end || (id === end && !LAST_WORDS.has(message)))
      yield `${device} got ${message} (${id}), and ${who} was shut out at ${end}`;
    // A moderator comes back by themselves after a debriefing.
    const isBack = message === "resumed" && standings.get(who)?.at(id)?.role === "moderator";
    if (isBack && last === "session_ended") last = undefined;
    if (last !== undefined) yield `${device} got ${message} (${id}) after it was told ${last}`;
    if (LAST_WORDS.has(message)) last = message;
  }
}

function doerIn(payload: Numbered["event"]["payload"]): Id | undefined {
  switch (payload.message) {
    case "message_sent":
    case "message_held":
    case "message_edited":
      return payload.source;
    case "message_reported":
      return payload.by;
    case "participant_banned":
      return payload.banned_by;
    default:
      return "issued_by" in payload ? payload.issued_by : undefined;
  }
}
