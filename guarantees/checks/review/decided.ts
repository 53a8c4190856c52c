import type { Id } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isApproved } from "../../evidence/moderation/held";

type Decision = Extract<Numbered["event"]["payload"], { message: "message_approved" | "message_rejected" }>;

/**
 * What waits is decided on once, by somebody who asked for it. An approved message follows its approval, and no other
 * that had to wait is sent; what was acknowledged is done.
 */
export function* decided(evidence: Evidence): Generator<string> {
  const { deeds, held, ledger, settled } = evidence;
  const decisions = new Map<Id, Decision>();
  const deciders = decidersIn(deeds);
  for (const numbered of [...ledger.events.values()].sort((one, other) => one.number - other.number)) {
    const { number, event } = numbered;
    const { payload } = event;
    if (payload.message === "message_sent" && held.has(payload.id) && !isApproved(ledger, numbered))
      yield `${payload.id} was sent (${number}) without an approval, and had to wait`;
    if (payload.message !== "message_approved" && payload.message !== "message_rejected") continue;
    const { id, issued_by } = payload;
    const name = `${payload.message} (${number}) of ${id}`;
    // The author has an event of their own.
    const isSecond = event.to !== undefined && ledger.events.get(number - 1)?.event.payload.message === payload.message;
    if (decisions.has(id) && !isSecond) yield `${name}, which was decided on already`;
    decisions.set(id, payload);
    if ((held.get(id)?.over ?? number) < number && !isSecond) yield `${name}, which did not wait any more`;
    const source = held.get(id)?.source;
    if (![id, source].some((of) => deciders.has(`${issued_by} ${payload.message} ${of}`)))
      yield `${name} by somebody who did not ask for it`;
    const next = ledger.events.get(number + 1)?.event.payload;
    if (payload.message === "message_approved" && next !== undefined)
      if (next.message !== "message_sent" || next.id !== id) yield `${name}, and the message did not follow`;
  }
  if (settled === undefined) return;
  for (const deed of deeds) {
    const [receipt] = deed.receipts;
    if (receipt === undefined || !isDecision(evidence, deed)) continue;
    const done = ledger.events.get(ledger.byTime.get(receipt.timestamp) ?? 0)?.event.payload;
    if (done === undefined || !isOf(deed, done))
      yield `${deed.command.payload.action} (${deed.transaction_id}) was acknowledged and never happened`;
  }
}

/** Everything that can lead to a decision: by the decider, the event, and the message or its author. */
function decidersIn(deeds: readonly Deed[]): Set<string> {
  return new Set(
    deeds.flatMap((deed) => {
      const { payload } = deed.command;
      if (isRefused(deed)) return [];
      switch (payload.action) {
        case "approve":
          return [`${deed.who} message_approved ${payload.message_id}`];
        case "reject":
        case "delete":
          return [`${deed.who} message_rejected ${payload.message_id}`];
        case "delete_messages_of":
          return [`${deed.who} message_rejected ${payload.target}`];
        default:
          return [];
      }
    }),
  );
}

/** True of a deed that decides on what waits: so does its author, who takes it back. */
function isDecision({ held, ledger }: Evidence, { command, receipts }: Deed): boolean {
  const { payload } = command;
  if (payload.action === "approve" || payload.action === "reject") return true;
  const once = payload.action === "delete" ? held.get(payload.message_id) : undefined;
  const approval = once && ledger.events.get(once.approved);
  return once !== undefined && (receipts[0]?.timestamp ?? "") < (approval?.timestamp ?? "~");
}

function isOf({ who, command: { payload } }: Deed, done: Numbered["event"]["payload"]): boolean {
  if (!("message_id" in payload)) return false;
  const message = payload.action === "approve" ? "message_approved" : "message_rejected";
  return done.message === message && done.id === payload.message_id && done.issued_by === who;
}
