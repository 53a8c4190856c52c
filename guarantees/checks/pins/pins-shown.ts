import type { PinnedMessage } from "../../../src/protocol";
import { conversationOf } from "../../../src/room/chat/exchange";
import type { Evidence } from "../../evidence/evidence";
import type { Pinboard } from "../../evidence/pinned";
import { isSamePin, type PinnedOnce } from "../../evidence/pins";
import { reads } from "../../evidence/standing";

/**
 * A `join_success` or a page shows the pins of that moment that have not ended, all of them, in the order of pinning:
 * none of a message that is deleted, cleared, or not for the reader's eyes.
 */
export function* pinsShown(evidence: Evidence): Generator<string> {
  for (const board of evidence.pinboards) {
    let newest = "";
    for (const pin of board.pinned) {
      const fault = pin.pinned_at <= newest ? "behind one that was pinned later" : faultOf(evidence, board, pin);
      if (fault !== undefined) yield `${board.where} shows the pin of ${pin.id} ${fault}`;
      newest = pin.pinned_at;
    }
    const shown = new Set(board.pinned.map(({ id }) => id));
    for (const once of evidence.pins.of.values())
      if (!shown.has(once.id) && !evidence.pins.uncertain.has(once.id) && isDue(evidence, board, once))
        yield `${board.where} lacks the pin of ${once.id}`;
  }
}

function faultOf({ ledger, pins }: Evidence, board: Pinboard, pin: PinnedMessage): string | undefined {
  const { conversation, from, upTo } = board;
  if (pin.deleted_at !== undefined || pin.content === "") return "and its message is deleted";
  if (pin.reactions !== undefined) return "with reactions";
  if (pin.announcement && (pin.edited_at ?? "") > pin.pinned_at) return "as the announcement of another text";
  if (conversation !== undefined && conversationOf(pin.source, pin) !== conversation) return `in ${conversation}`;
  // The room's clock was past this event when it was read.
  if (pin.until !== undefined && pin.until <= (ledger.events.get(from)?.timestamp ?? "")) return "after its end";
  if (pins.uncertain.has(pin.id)) return undefined;
  const stood = pins.of
    .get(pin.id)
    ?.pins.ever(from, upTo, (it) => it !== null && it.pinned_at === pin.pinned_at && isSamePin(it, pin));
  return stood === true ? undefined : "as it was not pinned then";
}

/** True if a pin stood all the time while it may have been read, and the reader saw its message. */
function isDue({ ledger, standings }: Evidence, board: Pinboard, { message, pins }: PinnedOnce): boolean {
  const { who, conversation, from, upTo, next } = board;
  const first = pins.at(from);
  if (first === undefined || first === null || pins.ever(from, upTo, (it) => it === null)) return false;
  const yetToCome = ledger.events.get(next)?.timestamp;
  const mayEnd = ({ until }: typeof first) => until !== undefined && (yetToCome === undefined || until <= yetToCome);
  if (pins.ever(from, upTo, (it) => it !== null && mayEnd(it))) return false;
  if (conversation !== undefined) return conversationOf(message.source, message) === conversation;
  const standing = standings.get(who)?.at(from);
  return standing !== undefined && reads(who, standing.groups, message);
}
