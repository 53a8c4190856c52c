import type { Id, StoredMessage } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import { messageOf } from "../../evidence/ledger";

/** A private message is in the streams, snapshots, replays and answers of exactly its two people. */
export function* privately(evidence: Evidence): Generator<string> {
  for (const { who, device, later } of evidence.streams.all)
    for (const { id, envelope } of later)
      if (envelope.payload.message === "message_sent" && !isFor(evidence, who, messageOf(envelope)))
        yield `${device} got a private message of two others (${id})`;
  for (const { who, where, messages } of evidence.shown)
    for (const message of messages)
      if (!isFor(evidence, who, message)) yield `${where} shows ${message.id}, a private message of two others`;
}

/** Goes by the addressee of the command, whatever the message itself says. */
function isFor({ sent }: Evidence, who: Id, message: StoredMessage): boolean {
  const deed = sent.get(message.content);
  const source = deed?.who ?? message.source;
  const to = deed?.command.payload.action === "send_message" ? deed.command.payload : message;
  return to.scope !== "private" || who === source || who === to.target;
}
