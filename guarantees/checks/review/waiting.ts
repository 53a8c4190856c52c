import type { HeldMessage } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { Stream } from "../../evidence/streams";

/**
 * What waits for a moderator is seen by moderators and its author alone, until it is approved: in no stream, snapshot,
 * reading or log. A snapshot has all of it that its reader may see, and nothing that is decided.
 */
export function* waiting(evidence: Evidence): Generator<string> {
  const { held, history, sights, standings, streams } = evidence;
  for (const { where, messages, upTo } of sights)
    for (const { id } of messages)
      if ((held.get(id)?.approved ?? -1) >= upTo) yield `${where} shows ${id}, which no moderator had approved`;
  for (const stream of streams.all) {
    const { who, device } = stream;
    for (const { id: at, envelope } of stream.later) {
      const { payload } = envelope;
      if (payload.message !== "message_held" || payload.source === who) continue;
      if (standings.get(who)?.at(at - 1)?.role !== "moderator")
        yield `${device} was told (${at}) of ${payload.id}, which waits for moderators`;
    }
    yield* snapshot(evidence, stream);
  }
  for (const entry of history.entries)
    if (entry.kind === "log")
      for (const { id, payload } of entry.entries) if ("content" in payload) yield `the log has a text (${id})`;
}

function* snapshot({ held, sent, standings }: Evidence, { who, device, first }: Stream): Generator<string> {
  const { payload } = first.envelope;
  if (payload.message !== "join_success") return;
  const where = `the join_success of ${device} at ${first.id}`;
  const isModerator = standings.get(who)?.at(first.id)?.role === "moderator";
  const shown = new Map<string, HeldMessage>();
  for (const message of payload.module_data.messages?.held ?? []) {
    const { id, source, content } = message;
    shown.set(id, message);
    if (source !== who && !isModerator) yield `${where} shows ${id}, which waits for moderators`;
    if (sent.get(content)?.who !== source) yield `${where} shows ${id} in the queue otherwise than it was sent`;
    const once = held.get(id);
    if (once !== undefined && once.over <= first.id) yield `${where} shows ${id} in the queue, and it was decided on`;
  }
  for (const { id, source, since, isTold, over } of held.values())
    if (isTold && since <= first.id && first.id < over && (isModerator || source === who) && !shown.has(id))
      yield `${where} lacks ${id}, which waits for a moderator`;
}
