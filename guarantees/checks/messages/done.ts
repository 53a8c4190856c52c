import type { Id, StoredMessage, Timestamp } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import { reads } from "../../evidence/standing";
import { durable } from "../../evidence/streams";
import { mayBeCleared } from "./cleared";

/** An acknowledged edit or deletion is done: it took its number, and in the end everybody who reads finds it. */
export function* done(evidence: Evidence): Generator<string> {
  const { deeds, history, settled } = evidence;
  if (settled === undefined) return;
  const kept = new Map<Id, StoredMessage>();
  for (const entry of history.entries)
    if (entry.kind === "whole") for (const message of entry.messages) kept.set(message.id, message);
  for (const { command, receipts, transaction_id } of deeds) {
    const [receipt] = receipts;
    const { payload } = command;
    if (receipt === undefined || (payload.action !== "edit" && payload.action !== "delete")) continue;
    const name = `${payload.action} of ${payload.message_id} (${transaction_id}) was acknowledged`;
    const message = kept.get(payload.message_id);
    if (message === undefined) {
      if (mayBeCleared(evidence, payload.message_id)) continue;
      yield `${name}, and the message is gone`;
    } else if (payload.action === "delete") {
      if (message.deleted_at !== receipt.timestamp) yield `${name}, and it is not in the end`;
      if (!wasTold(evidence, message, receipt.timestamp)) yield `${name}, and nobody was told`;
    } else if (message.deleted_at === undefined) {
      if ((message.edited_at ?? "") < receipt.timestamp) yield `${name}, and a text before it is shown in the end`;
      if (!wasTold(evidence, message, receipt.timestamp)) yield `${name}, and nobody was told`;
    }
  }
}

/** News of a private message stands in no log: where both its people began afresh afterwards, no stream has it. */
function wasTold({ ledger, streams }: Evidence, message: StoredMessage, at: Timestamp): boolean {
  if (ledger.byTime.has(at)) return true;
  if (message.scope !== "private") return false;
  const isAround = (stream: (typeof streams.all)[number]) =>
    stream.first.envelope.timestamp < at && durable(stream).some(({ envelope }) => envelope.timestamp > at);
  return !streams.all.some((stream) => reads(stream.who, [], message) && isAround(stream));
}
