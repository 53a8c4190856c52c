import type { Addressee, Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";

/** A private message, and all news of it, is in the streams, snapshots and answers of exactly its two people. */
export function* privately(evidence: Evidence): Generator<string> {
  for (const { who, device, later } of evidence.streams.all)
    for (const { id, envelope } of later) {
      const { payload } = envelope;
      // A report shows a private message to moderators: `reports` judges that.
      if (payload.message === "message_reported") continue;
      if ("source" in payload && "scope" in payload && !isFor(evidence, who, payload))
        yield `${device} got ${payload.message} of a private message of two others (${id})`;
    }
  for (const { who, where, messages } of evidence.sights)
    for (const message of messages)
      if (!isFor(evidence, who, message)) yield `${where} shows ${message.id}, a private message of two others`;
}

/** Goes by the addressee of the command, whatever the message itself says. */
function isFor(
  { origins }: Evidence,
  who: Id,
  message: Addressee & { readonly id?: Id; readonly source: Id },
): boolean {
  const deed = message.id === undefined ? undefined : origins.get(message.id);
  const source = deed?.who ?? message.source;
  const to = deed?.command.payload.action === "send_message" ? deed.command.payload : message;
  return to.scope !== "private" || who === source || who === to.target;
}
