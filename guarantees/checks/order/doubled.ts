import type { Evidence } from "../../evidence/evidence";
import { durable } from "../../evidence/streams";

/** Nothing happens twice, however often it was repeated, and nobody is shown anything twice. */
export function* doubled({ ledger, fates, deeds, streams, shown }: Evidence): Generator<string> {
  const byContent = new Map<string, string>();
  for (const { id, versions, deletions } of fates.of.values()) {
    for (const { content, edits } of versions) {
      const text = edits === 0 ? `the message ${id}` : `the edit ${edits} of ${id}`;
      const other = byContent.get(content);
      if (other !== undefined) yield `what was sent once is two, ${other} and ${text}`;
      byContent.set(content, text);
    }
    if (deletions.length > 1) yield `the message ${id} was deleted ${deletions.length} times`;
  }
  const byNumber = new Map<string, number>();
  for (const { number, event } of ledger.events.values()) {
    if (event.payload.message !== "message_sent") continue;
    const other = byNumber.get(event.payload.id);
    if (other !== undefined) yield `the message ${event.payload.id} has two numbers, ${other} and ${number}`;
    byNumber.set(event.payload.id, number);
  }
  // Typing lasts for the moment, and keeps no receipt.
  for (const { command, transaction_id, receipts } of deeds)
    if (command.payload.action !== "typing" && new Set(receipts.map((it) => JSON.stringify(it))).size > 1)
      yield `the command ${transaction_id} was repeated and got two different receipts`;
  for (const stream of streams.all) {
    const seen = new Set<number>();
    for (const { id } of durable(stream)) {
      if (seen.has(id)) yield `${stream.device} got the event ${id} twice`;
      seen.add(id);
    }
  }
  for (const { where, messages } of shown)
    if (new Set(messages.map(({ id }) => id)).size !== messages.length) yield `${where} shows a message twice`;
}
