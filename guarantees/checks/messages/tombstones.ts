import { isDeepStrictEqual } from "node:util";
import type { Evidence } from "../../evidence/evidence";
import type { Deletion } from "../../evidence/fates";
import type { Told } from "../../evidence/sights";

const MAY_SAY: ReadonlySet<string> = new Set([
  ...["id", "source", "timestamp", "scope", "target", "content", "reply_to"],
  ...["deleted_at", "deleted_by", "deleted_reason"],
]);

/** A tombstone keeps the number, author, time and place of its message, says who deleted it and when, and nothing else. */
export function* tombstones({ fates, ledger, sights, streams }: Evidence): Generator<string> {
  for (const { device, later } of streams.all)
    for (const { id: at, envelope } of later) {
      const { payload } = envelope;
      if (payload.message !== "message_sent" || payload.deleted_at === undefined) continue;
      const number = ledger.messages.get(payload.id)?.number;
      if (number !== at) yield `${device} got the tombstone of ${payload.id} at ${at}, and it stands at ${number}`;
    }
  for (const { where, messages } of sights)
    for (const message of messages) {
      if (message.deleted_at === undefined) continue;
      const name = `${where} shows a tombstone of ${message.id}`;
      const placed = ledger.messages.get(message.id)?.message;
      for (const key of ["source", "timestamp", "scope", "target", "reply_to"] as const)
        if (!isDeepStrictEqual(field(placed, key), field(message, key))) yield `${name} with another ${key}`;
      if (message.content !== "") yield `${name} with a text`;
      const more = Object.keys(message).filter((key) => !MAY_SAY.has(key));
      if (more.length > 0) yield `${name} with ${more}`;
      const [deletion] = fates.of.get(message.id)?.deletions ?? [];
      if (deletion !== undefined && !isOf(message, deletion)) yield `${name} with another deletion than there was`;
    }
}

function isOf(message: Told, { timestamp, event }: Deletion): boolean {
  const { issued_by } = event.payload;
  return (
    message.deleted_at === timestamp &&
    field(message, "deleted_by") === issued_by &&
    field(message, "deleted_reason") === field(event.payload, "reason")
  );
}

function field(of: object | undefined, key: string): unknown {
  return (of as Record<string, unknown> | undefined)?.[key];
}
