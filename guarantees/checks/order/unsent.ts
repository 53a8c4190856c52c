import type { Id, StoredMessage, Timestamp } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Fate, Version } from "../../evidence/fates";

/** Nobody is shown a message or an edit that nobody sent, or that was refused; a text is the sent one, to the letter. */
export function* unsent(evidence: Evidence): Generator<string> {
  const deleters = deletersIn(evidence);
  const sourceOf = (id: Id) => evidence.ledger.messages.get(id)?.message.source;
  for (const fate of evidence.fates.of.values()) {
    for (const version of fate.versions) {
      const fault =
        version.edits === 0 ? faultOfMessage(evidence, fate, version) : faultOfEdit(evidence, fate, version);
      if (fault !== undefined) yield `the message ${fate.id} ${fault}`;
    }
    for (const { event } of fate.deletions)
      if (![fate.id, sourceOf(fate.id)].some((it) => deleters.has(`${event.payload.issued_by} ${it}`)))
        yield `the message ${fate.id} is deleted by somebody who did not delete it`;
  }
}

function faultOfMessage({ ledger, sent }: Evidence, { id }: Fate, { content }: Version): string | undefined {
  const message = ledger.messages.get(id)?.message;
  const deed = sent.get(content);
  if (deed?.command.payload.action !== "send_message") return `was never sent: ${content}`;
  // Nobody saw more of it than an edit: its author and addressee are held against that.
  if (message === undefined) return undefined;
  if (deed.who !== message.source) return "is shown as of somebody who did not send it";
  if (whither(deed.command.payload) !== whither(message)) return "was sent to somebody else";
  if (isRefused(deed)) return "is shown, though it was refused";
  if (deed.receipts.some((receipt) => receipt.message_id === id && !isTimeOf(receipt, message.timestamp)))
    return "is shown with another time than its receipt's";
  return undefined;
}

/** A message that waited has the time of its approval. */
function isTimeOf({ timestamp, held }: Deed["receipts"][number], time: Timestamp): boolean {
  return held ? timestamp < time : timestamp === time;
}

function faultOfEdit({ ledger, sent }: Evidence, { id }: Fate, { content, edited_at }: Version): string | undefined {
  const deed = sent.get(content);
  if (deed?.command.payload.action !== "edit") return `was never edited so: ${content}`;
  if (deed.command.payload.message_id !== id) return "shows the edit of another message";
  if (deed.who !== (ledger.messages.get(id)?.message.source ?? deed.who)) return "shows the edit of another author";
  if (isRefused(deed)) return "shows an edit that was refused";
  if (deed.receipts.some(({ timestamp }) => timestamp !== edited_at))
    return "shows an edit with another time than its receipt's";
  return undefined;
}

/** By the deleter: the messages, and the authors of all messages. */
function deletersIn({ deeds }: Evidence): Set<string> {
  return new Set(
    deeds.flatMap((deed) => {
      const { payload } = deed.command;
      if (isRefused(deed)) return [];
      if (payload.action === "delete_messages_of") return [`${deed.who} ${payload.target}`];
      return payload.action === "delete" ? [`${deed.who} ${payload.message_id}`] : [];
    }),
  );
}

function whither(to: Pick<StoredMessage, "scope"> & { readonly target?: string }): string {
  return `${to.scope} ${to.target}`;
}
