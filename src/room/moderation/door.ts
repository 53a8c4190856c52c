import type { ModerationCommand } from "../../protocol";
import { accepted, type Decision, type Happening, type Member, type Request, refused } from "../base/room";
import { settings } from "../base/settings";
import type { Stateful } from "../base/small-state";
import { gone, isBeyond, type Moderator, withoutRole } from "./sending-away";

/** Moderators and the owner never wait. */
export function isHeldAtDoor(room: Stateful, { role, is_room_owner }: Pick<Member, "role" | "is_room_owner">): boolean {
  if (role === "moderator" || is_room_owner) return false;
  const { waiting_room } = settings.of(room);
  return waiting_room === "for_everyone" || (waiting_room === "for_guests" && role === "guest");
}

export function enable({ room, by, payload }: Moderator<"enable_waiting_room">): Decision {
  const { new_state = "for_everyone" } = payload;
  if (settings.of(room).waiting_room === new_state) return refused("nothing_to_do");
  return told({ message: "waiting_room_enabled", new_state, issued_by: by.id }, by);
}

export function disable({ room, by }: Moderator<"disable_waiting_room">): Decision {
  if (settings.of(room).waiting_room === "disabled") return refused("nothing_to_do");
  return told({ message: "waiting_room_disabled", issued_by: by.id }, by);
}

export function accept({ by }: Moderator<"accept">, target: Member): Decision {
  if (!isWaiting(target)) return refused("not_waiting");
  return told({ message: "participant_accepted", participant_id: target.id, issued_by: by.id }, by);
}

export function acceptAll({ room, by }: Moderator<"accept_all">): Decision {
  const waiting = room.restricted?.waiting_room_participants.filter((it) => it.accepted === undefined) ?? [];
  if (waiting.length === 0) return refused("nothing_to_do");
  return told({ message: "participants_accepted", targets: waiting.map(({ id }) => id), issued_by: by.id }, by);
}

export function decline({ by }: Pick<Request, "by">, target: Member): Decision {
  if (target.waits?.since === undefined) return refused("not_waiting");
  return told({ message: "participant_declined", participant_id: target.id, issued_by: by.id }, by);
}

/** Ends the participant's sessions; they have to be let in again. Somebody who waits is declined. */
export function kick({ by, payload }: Moderator<"kick">, target: Member): Decision {
  if (target.id === by.id) return refused("insufficient_permissions");
  if (target.is_room_owner) return refused("cannot_kick_room_owner");
  if (isBeyond(by, target)) return refused("insufficient_permissions");
  if (target.waits?.since !== undefined) return decline({ by }, target);
  if (target.waits !== undefined || target.banned !== undefined) return refused("nothing_to_do");
  const { reason } = payload;
  const kicked = { participant_id: target.id, issued_by: by.id, ...(reason !== undefined && { reason }) };
  return accepted([
    ...withoutRole(target, by),
    { namespace: "moderation", payload: { message: "participant_kicked", ...kicked }, by: by.id },
    ...gone(target, "kicked"),
  ]);
}

export function sendBack({ by }: Moderator<"send_to_waiting_room">, target: Member): Decision {
  if (target.id === by.id) return refused("insufficient_permissions");
  if (target.is_room_owner) return refused("cannot_send_room_owner_to_waiting_room");
  if (isBeyond(by, target)) return refused("insufficient_permissions");
  if (target.waits !== undefined || target.banned !== undefined) return refused("nothing_to_do");
  const payload = { message: "participant_sent_back", participant_id: target.id, issued_by: by.id } as const;
  return accepted([
    ...withoutRole(target, by),
    { namespace: "moderation", payload, by: by.id },
    ...gone(target, "sent_to_waiting_room"),
  ]);
}

function isWaiting({ waits }: Member): boolean {
  return waits?.since !== undefined && !waits.isAccepted;
}

export type Told = Extract<Happening, { namespace: "moderation" }>["payload"];

export function told(payload: Told, by: Member): Decision {
  return accepted([{ namespace: "moderation", payload, by: by.id }]);
}

export type DoorCommand = Extract<
  ModerationCommand,
  { action: "accept" | "accept_all" | "decline" | "kick" | "send_to_waiting_room" | `${"en" | "dis"}able_waiting_room` }
>;
