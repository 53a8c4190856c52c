import type { Id, ModerationCommand, ModerationEvent, Timestamp } from "../../protocol";
import { bad, type Decision, type Member, type Needs, type Request, type Room, refused } from "../base/room";
import { settings } from "../base/settings";
import { withoutHand } from "../control/hands";
import { ban, unban } from "./bans";
import { debrief } from "./debriefing";
import { accept, acceptAll, decline, disable, enable, kick, sendBack } from "./door";
import { disableHands, enableHands, resetHands } from "./hands";
import { mute, unmute } from "./mutes";
import { changeName, freeNames, renamed, restrictNames } from "./names";
import { evolveRestricted } from "./restricted";

export function needsOfModeration(payload: ModerationCommand): Needs {
  if (payload.action === "reset_raised_hands")
    return payload.target === undefined ? { hands: true } : { members: [payload.target].flat() };
  if (payload.action === "debrief") return { present: true };
  if (payload.action === "enable_display_name_change_restrictions")
    return { members: payload.unrestricted_participants };
  if (!("target" in payload)) return { ...(payload.action === "accept_all" && { restricted: true }) };
  const { action, target } = payload;
  return { members: [target], ...(action === "ban" && { redeemedBy: target }) };
}

export function decideModeration(request: Request<ModerationCommand>): Decision {
  const { room, by, payload } = request;
  const isOwnName = payload.action === "change_display_name" && payload.target === by.id;
  if (by.role !== "moderator" && !isOwnName) return refused("insufficient_permissions");
  switch (payload.action) {
    case "enable_waiting_room":
      return enable({ ...request, payload });
    case "disable_waiting_room":
      return disable({ ...request, payload });
    case "accept_all":
      return acceptAll({ ...request, payload });
    case "enable_raise_hands":
      return enableHands({ ...request, payload });
    case "disable_raise_hands":
      return disableHands({ ...request, payload });
    case "reset_raised_hands":
      return resetHands({ ...request, payload });
    case "debrief":
      return debrief({ ...request, payload });
    case "enable_display_name_change_restrictions":
      return restrictNames({ ...request, payload });
    case "disable_display_name_change_restrictions":
      return freeNames({ ...request, payload });
  }
  const target = room.members.get(payload.target) ?? strangerFor(room, payload);
  if (target === undefined) return bad("unknown_participant");
  switch (payload.action) {
    case "change_display_name":
      return changeName({ ...request, payload }, target);
    case "accept":
      return accept({ ...request, payload }, target);
    case "decline":
      return decline(request, target);
    case "kick":
      return kick({ ...request, payload }, target);
    case "send_to_waiting_room":
      return sendBack({ ...request, payload }, target);
    case "ban":
      return ban({ ...request, payload }, target);
    case "unban":
      return unban({ ...request, payload }, target);
    case "mute_chat":
      return mute({ ...request, payload }, target);
    case "unmute_chat":
      return unmute({ ...request, payload }, target);
  }
}

/** Somebody at the door, for the commands that know of them. */
function strangerFor(room: Room, { action, target }: Extract<ModerationCommand, { target: Id }>): Member | undefined {
  const knows = ["accept", "decline", "kick", "ban", "unban"].includes(action);
  return knows ? room.strangers.get(target) : undefined;
}

type Told = { readonly sent_away?: readonly Id[]; readonly timestamp?: Timestamp };

export function evolveModeration(
  before: Room,
  payload: ModerationEvent,
  { sent_away = [], timestamp }: Told = {},
): Room {
  const { restricted } = before;
  const room = restricted === undefined ? before : { ...before, restricted: evolveRestricted(restricted, payload) };
  switch (payload.message) {
    case "participant_banned": {
      const { banned_by: by, banned_at: at } = payload;
      return changed(room, [payload.participant_id], (member) => ({ ...member, banned: { by, at } }));
    }
    case "participant_unbanned":
      return changed(room, [payload.participant_id], ({ banned: _, ...member }) => member);
    case "chat_muted": {
      const { until } = payload;
      const muted = until === undefined ? {} : { until };
      return changed(room, [payload.target], (member) => ({ ...member, muted }));
    }
    case "chat_unmuted":
      return changed(room, [payload.target], ({ muted: _, ...member }) => member);
    case "participant_kicked":
    case "participant_sent_back":
      return changed(room, [payload.participant_id], shutOut);
    case "debriefing_started":
      return changed(room, sent_away, shutOut);
    case "participant_accepted":
      return changed(room, [payload.participant_id], letIn);
    case "participants_accepted":
      return changed(room, payload.targets, letIn);
    case "waiting_room_enabled":
      return set(room, { waiting_room: payload.new_state });
    case "waiting_room_disabled": {
      const waiting = [...room.members.values(), ...room.strangers.values()].filter(
        (it) => it.waits?.since !== undefined,
      );
      return changed(
        set(room, { waiting_room: "disabled" }),
        waiting.map(({ id }) => id),
        letIn,
      );
    }
    case "participant_declined":
      return changed(room, [payload.participant_id], (member) => declined(member, timestamp));
    case "raise_hands_enabled":
      return set(room, { raise_hands_enabled: true });
    case "raise_hands_disabled":
      return changed(set(room, { raise_hands_enabled: false }), [...room.members.keys()], withoutHand);
    case "display_name_changed":
      return renamed(room, payload);
    case "display_name_change_restrictions_enabled": {
      const { unrestricted_participants } = payload;
      return set(room, { display_name_change_restrictions: { type: "enabled", unrestricted_participants } });
    }
    case "display_name_change_restrictions_disabled":
      return set(room, { display_name_change_restrictions: { type: "disabled" } });
    case "raised_hand_reset_by_moderator":
    case "hands_reset":
    case "joined_waiting_room":
    case "left_waiting_room":
    case "invitation_created":
    case "invitation_revoked":
    case "in_waiting_room":
    case "accepted":
    case "declined":
    case "kicked":
    case "sent_to_waiting_room":
    case "banned":
    case "session_ended":
    case "error":
      return room;
  }
}

function set(room: Room, some: Partial<ReturnType<typeof settings.of>>): Room {
  return settings.in(room, { ...settings.of(room), ...some });
}

function shutOut(member: Member): Member {
  return { ...member, waits: { isAccepted: false, isStranger: false } };
}

function letIn(member: Member): Member {
  return member.waits === undefined ? member : { ...member, waits: { ...member.waits, isAccepted: true } };
}

function declined(member: Member, declined_at: Timestamp | undefined): Member {
  if (member.waits === undefined) return member;
  const { since: _, ...waits } = member.waits;
  return { ...member, waits: { ...waits, ...(declined_at !== undefined && { declined_at }) } };
}

function changed(room: Room, ids: readonly Id[], change: (member: Member) => Member): Room {
  const all = { members: new Map(room.members), strangers: new Map(room.strangers) };
  for (const id of ids)
    for (const people of Object.values(all)) {
      const member = people.get(id);
      if (member !== undefined) people.set(id, change(member));
    }
  return { ...room, ...all };
}
