import type { Evidence } from "../../evidence/evidence";
import { durable } from "../../evidence/streams";

/** Nothing happens twice, however often it was repeated, and nobody is shown anything twice. */
export function* doubled({ ledger, deeds, streams, shown }: Evidence): Generator<string> {
  const byContent = new Map<string, string>();
  for (const { message } of ledger.messages.values()) {
    const other = byContent.get(message.content);
    if (other !== undefined) yield `what was sent once is two messages, ${other} and ${message.id}`;
    byContent.set(message.content, message.id);
  }
  const byNumber = new Map<string, number>();
  for (const { number, event } of ledger.events.values()) {
    if (event.payload.message !== "message_sent") continue;
    const other = byNumber.get(event.payload.id);
    if (other !== undefined) yield `the message ${event.payload.id} has two numbers, ${other} and ${number}`;
    byNumber.set(event.payload.id, number);
  }
  for (const { transaction_id, receipts } of deeds)
    if (new Set(receipts.map((it) => `${it.timestamp} ${it.message_id}`)).size > 1)
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
