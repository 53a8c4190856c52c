import { isName, type NameRestrictions } from "../../protocol";
import { whileMuted } from "../base/mute";
import { accepted, bad, type Decision, type Happening, type Member, type Room, refused } from "../base/room";
import { settings } from "../base/settings";
import type { Stateful } from "../base/small-state";
import { changes } from "../control/members";
import { isBlockedName } from "../rules/filters";
import { told } from "./door";
import { isBeyond, type Moderator } from "./sending-away";

/** Whether somebody has to keep their name: moderators have given it, or let only some people change theirs. */
export function keepsName(room: Stateful, { id, role, name_is_given }: Pick<Member, "id" | "role" | "name_is_given">) {
  if (name_is_given) return true;
  const { display_name_change_restrictions: restrictions } = settings.of(room);
  return (
    role !== "moderator" && restrictions.type === "enabled" && !restrictions.unrestricted_participants.includes(id)
  );
}

export function cleanName(typed: string): string | undefined {
  return isName(typed) ? typed.trim().normalize("NFC") : undefined;
}

type Naming = Moderator<"change_display_name">;

/** Gives somebody a name, or the sender another one. A name that a moderator has given to somebody else stays. */
export function changeName({ room, by, payload, now, free_name }: Naming, target: Member): Decision {
  const refusal = target.id === by.id ? ownRefusal({ room, by, now }) : othersRefusal(by, target);
  if (refusal !== undefined) return refusal;
  const wanted = cleanName(payload.new_name);
  if (wanted === undefined || free_name === undefined) return refused("invalid_display_name");
  if (by.role !== "moderator" && isBlockedName(wanted, room)) return refused("invalid_display_name");
  const events = changes(target, { display_name: free_name }, by.id);
  if (events.length === 0) return refused("nothing_to_do");
  const told = { target: target.id, issued_by: by.id, old_name: target.display_name, new_name: free_name };
  const changed: Happening = {
    namespace: "moderation",
    payload: { message: "display_name_changed", ...told },
    by: by.id,
  };
  return accepted([...events, changed]);
}

function ownRefusal({ room, by, now }: Pick<Naming, "room" | "by" | "now">): Decision | undefined {
  return keepsName(room, by) ? refused("insufficient_permissions") : whileMuted(by, now);
}

function othersRefusal(by: Member, target: Member): Decision | undefined {
  const mayAct = by.role === "moderator" && !target.is_room_owner && !isBeyond(by, target);
  return mayAct ? undefined : refused("insufficient_permissions");
}

export function restrictNames({ room, by, payload }: Moderator<"enable_display_name_change_restrictions">): Decision {
  const { unrestricted_participants } = payload;
  if (unrestricted_participants.some((id) => !room.members.has(id))) return bad("unknown_participant");
  if (isSame(settings.of(room).display_name_change_restrictions, unrestricted_participants))
    return refused("nothing_to_do");
  return told({ message: "display_name_change_restrictions_enabled", unrestricted_participants, issued_by: by.id }, by);
}

export function freeNames({ room, by }: Moderator<"disable_display_name_change_restrictions">): Decision {
  if (settings.of(room).display_name_change_restrictions.type === "disabled") return refused("nothing_to_do");
  return told({ message: "display_name_change_restrictions_disabled", issued_by: by.id }, by);
}

function isSame(before: NameRestrictions, ids: readonly string[]): boolean {
  if (before.type === "disabled") return false;
  const { unrestricted_participants: known } = before;
  return known.length === ids.length && ids.every((id) => known.includes(id));
}

export function renamed(
  room: Room,
  { target, issued_by }: { readonly target: string; readonly issued_by: string },
): Room {
  const member = room.members.get(target);
  if (member === undefined || target === issued_by) return room;
  return { ...room, members: new Map(room.members).set(target, { ...member, name_is_given: true }) };
}
