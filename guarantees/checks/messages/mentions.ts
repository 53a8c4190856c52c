import { isDeepStrictEqual } from "node:util";
import type { Id, Mentions, StoredMessage } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { HeldOnce } from "../../evidence/moderation/held";
import type { Told } from "../../evidence/sights";
import { reads } from "../../evidence/standing";

/**
 * A mention arrives as it was sent, and stays through all edits: but for people who cannot see the message. They are
 * left out, and the receipt names them.
 */
export function* mentions(evidence: Evidence): Generator<string> {
  const { deeds, origins, sights } = evidence;
  for (const { where, messages } of sights)
    for (const message of messages) {
      const sent = origins.get(message.id)?.command.payload;
      if (!isWhole(message) || message.deleted_at !== undefined || sent?.action !== "send_message") continue;
      const name = `${where} shows ${message.id}`;
      if (!isDeepStrictEqual(others(message), others(sent))) yield `${name} with other mentions than it was sent with`;
      const kept = (sent.mentions ?? []).filter((id) => message.mentions?.includes(id));
      if (!isDeepStrictEqual(message.mentions ?? [], kept)) yield `${name} with a mention that it was not sent with`;
      for (const id of sent.mentions ?? []) {
        const saw = canSee(evidence, id, message);
        if (saw !== undefined && saw !== kept.includes(id))
          yield `${name} ${saw ? "without a mention of" : "with a mention of"} ${id}, who could ${saw ? "" : "not "}see it`;
      }
    }
  for (const { who: source, command, receipts, transaction_id } of deeds) {
    const { payload } = command;
    if (payload.action !== "send_message") continue;
    const asked = payload.mentions ?? [];
    for (const { message_id = "", unseen_by = [] } of receipts) {
      const left = asked.filter((id) => unseen_by.includes(id));
      const isTrue = asked.every((id) => {
        const saw = canSee(evidence, id, { ...payload, id: message_id, source });
        return saw === undefined || saw !== left.includes(id);
      });
      if (!isTrue || left.length !== unseen_by.length)
        yield `the receipt of ${transaction_id} names ${unseen_by} of those who cannot see it`;
    }
  }
}

/** The event of an edit tells of no mentions. */
function isWhole(message: Told): message is StoredMessage {
  return "timestamp" in message;
}

function others({ mention_groups, mention_all }: Mentions): object {
  return { mention_groups: mention_groups ?? [], mention_all: mention_all ?? false };
}

/** The number of what waited: where nobody was told, the next after the last one before it. */
function numberOf({ since, isTold }: HeldOnce): number {
  return isTold ? since : since + 1;
}

type Placed = Parameters<typeof reads>[2] & { readonly id: Id };

/** Whether a participant saw a message when it was sent; `undefined` if nobody knows. */
function canSee({ held, ledger, shutOut, standings }: Evidence, who: Id, message: Placed): boolean | undefined {
  const once = held.get(message.id);
  const number = once === undefined ? ledger.messages.get(message.id)?.number : numberOf(once);
  if (number === undefined && (message.scope === "group" || shutOut.next(who, 0) < Number.POSITIVE_INFINITY))
    return undefined;
  if (number !== undefined && shutOut.at(who, number - 1).isBanned) return false;
  const standing = standings.get(who)?.at((number ?? 1) - 1);
  return reads(who, standing?.groups ?? [], message);
}
