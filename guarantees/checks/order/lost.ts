import { isDeepStrictEqual } from "node:util";
import { givenAmong, type Id, microsecondsAfter, type Receipt } from "../../../src/protocol";
import type { Deed } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";

/** Of hands, see `hands`. */
const UNNUMBERED: ReadonlySet<string> = new Set([
  ...["set_last_seen_timestamp", "enter_room", "raise_hand", "lower_hand", "reset_raised_hands"],
]);

/** Nothing acknowledged is lost: a message only by a later clear, or while it waited for a moderator, any other deed not at all. Of messages, see `done`. */
export function* lost(evidence: Evidence): Generator<string> {
  const { ledger, settled, history } = evidence;
  if (settled === undefined) return yield "the run did not come to rest";
  const kept = new Set(history.entries.flatMap((it) => (it.kind === "whole" ? it.messages.map(({ id }) => id) : [])));
  const byTime = new Map<string, Numbered[]>();
  for (const numbered of ledger.events.values())
    byTime.set(numbered.timestamp, [...(byTime.get(numbered.timestamp) ?? []), numbered]);
  for (const deed of evidence.deeds) {
    const [receipt] = deed.receipts;
    const { action } = deed.command.payload;
    if (receipt === undefined || UNNUMBERED.has(action) || deed.command.namespace === "messages") continue;
    if (action !== "send_message") {
      if (!(byTime.get(receipt.timestamp) ?? []).some((it) => cameOf(deed, it) || isSecond(evidence, deed, it)))
        yield `${action} (${deed.transaction_id}) was acknowledged and never happened`;
    } else if (
      receipt.message_id === undefined ||
      !(kept.has(receipt.message_id) || isCleared(evidence, receipt) || isKeptWaiting(evidence, receipt.message_id))
    )
      yield `the message ${receipt.message_id} (${deed.transaction_id}) was acknowledged and is gone`;
  }
}

/**
 * True if a deed's event follows another of the same commit: the loss of a moderator's role, the new name, or that the
 * waiting room is switched on.
 */
function isSecond({ ledger }: Evidence, deed: Deed, { number, event }: Numbered): boolean {
  const { payload } = deed.command;
  const first = payload.action === "debrief" ? "waiting_room_enabled" : "target" in payload ? "update" : undefined;
  const next = event.payload.message === first ? ledger.events.get(number + 1) : undefined;
  return next !== undefined && cameOf(deed, next);
}

/** True of a message that waits for a moderator in the end, or was rejected, taken back or removed while it waited. */
function isKeptWaiting({ held, streams, settled }: Evidence, message_id: Id): boolean {
  const once = held.get(message_id);
  if (once === undefined || once.approved < Number.POSITIVE_INFINITY) return false;
  if (once.over < Number.POSITIVE_INFINITY) return true;
  return streams.all.some(({ first }) => {
    const { payload } = first.envelope;
    const queue = payload.message === "join_success" ? (payload.module_data.messages?.held ?? []) : [];
    return first.place > (settled?.place ?? 0) && queue.some(({ id }) => id === message_id);
  });
}

function isCleared({ ledger }: Evidence, { message_id, timestamp }: Extract<Receipt, { timestamp: string }>): boolean {
  const known = message_id === undefined ? undefined : ledger.messages.get(message_id);
  if (known !== undefined && known.conversation !== "global") return false;
  const number = known?.number;
  return ledger.clears.some((clear) =>
    number === undefined ? (ledger.events.get(clear)?.timestamp ?? "") >= timestamp : clear > number,
  );
}

function cameOf({ who, command }: Deed, { timestamp, event: { payload } }: Numbered): boolean {
  const { action } = command.payload;
  switch (payload.message) {
    case "chat_enabled":
      return action === "enable_chat" && payload.issued_by === who;
    case "chat_disabled":
      return action === "disable_chat" && payload.issued_by === who;
    case "history_cleared":
      return action === "clear_history" && payload.issued_by === who;
    case "rules_changed": {
      if (command.payload.action !== "set_rules" || payload.issued_by !== who) return false;
      const { action: _, ...given } = command.payload;
      return isDeepStrictEqual(payload.rules, { ...payload.rules, ...given });
    }
    case "filters_changed":
      return action === "set_filters" && payload.issued_by === who && payload.on_match === command.payload.on_match;
    case "raise_hands_enabled":
      return action === "enable_raise_hands" && payload.issued_by === who;
    case "raise_hands_disabled":
      return action === "disable_raise_hands" && payload.issued_by === who;
    case "display_name_changed":
      return isOn(command, "change_display_name", payload.target) && payload.issued_by === who;
    case "display_name_change_restrictions_enabled": {
      const asked = action === "enable_display_name_change_restrictions" ? command.payload : undefined;
      const isSo = isDeepStrictEqual(asked?.unrestricted_participants, payload.unrestricted_participants);
      return isSo && payload.issued_by === who;
    }
    case "display_name_change_restrictions_disabled":
      return action === "disable_display_name_change_restrictions" && payload.issued_by === who;
    case "debriefing_started":
      return action === "debrief" && payload.issued_by === who;
    case "participant_banned":
      return isOn(command, "ban", payload.participant_id) && payload.banned_by === who;
    case "participant_unbanned":
      return isOn(command, "unban", payload.participant_id) && payload.issued_by === who;
    case "participant_kicked":
      return isOn(command, "kick", payload.participant_id) && payload.issued_by === who;
    case "participant_sent_back":
      return isOn(command, "send_to_waiting_room", payload.participant_id) && payload.issued_by === who;
    case "participant_accepted":
      return isOn(command, "accept", payload.participant_id) && payload.issued_by === who;
    case "participant_declined":
      // Somebody who waits already is declined by a kick.
      return ["decline", "kick"].some((it) => isOn(command, it, payload.participant_id)) && payload.issued_by === who;
    case "participants_accepted":
      return action === "accept_all" && payload.issued_by === who;
    case "waiting_room_enabled":
      return action === "enable_waiting_room" && payload.issued_by === who;
    case "waiting_room_disabled":
      return action === "disable_waiting_room" && payload.issued_by === who;
    case "chat_muted": {
      if (command.payload.action !== "mute_chat" || payload.issued_by !== who) return false;
      const { target, seconds } = command.payload;
      const until = seconds === undefined ? undefined : microsecondsAfter(timestamp, seconds * 1_000_000);
      return payload.target === target && payload.until === until;
    }
    case "chat_unmuted":
      return command.payload.action === "unmute_chat" && payload.target === command.payload.target;
    case "update": {
      // Of a name, the next event tells more.
      if (!("target" in command.payload) || command.payload.target !== payload.id) return false;
      if (action === "change_display_name") return false;
      const { control, chat } = payload.module_data;
      if (action === "set_groups") return isDeepStrictEqual(command.payload.groups, givenAmong(chat.groups));
      return (control.role === "moderator") === (action === "grant_moderator_role");
    }
    default:
      return false;
  }
}

function isOn({ payload }: Deed["command"], action: string, target: Id): boolean {
  return payload.action === action && "target" in payload && payload.target === target;
}
