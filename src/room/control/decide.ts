import type { ControlCommand, ControlEvent, Id } from "../../protocol";
import { accepted, bad, type Decision, type Member, type Needs, type Request, type Room, refused } from "../base/room";
import { lower, raise, withoutHand } from "./hands";
import { changes } from "./members";

export function needsOfControl(payload: ControlCommand): Needs {
  if (!("target" in payload)) return {};
  const { action, target } = payload;
  return { members: [target], ...(action === "grant_moderator_role" && { restricted: true, review: true }) };
}

export function decideControl({ room, by, payload, now }: Request<ControlCommand>): Decision {
  switch (payload.action) {
    case "enter_room":
      // A person who waits does not come here.
      return refused("not_accepted_or_not_in_waiting_room");
    case "raise_hand":
      return raise({ room, by, now });
    case "lower_hand":
      return lower({ room, by, now });
  }
  if (by.role !== "moderator") return refused("insufficient_permissions");
  const target = room.members.get(payload.target);
  if (target === undefined) return bad("unknown_participant");
  switch (payload.action) {
    case "grant_moderator_role":
      // A ban took the role, and unbanning gives back none.
      if (target.banned !== undefined) return bad("unknown_participant");
      return target.is_room_owner
        ? refused("target_is_room_owner")
        : changed(by.id, target, { role: "moderator" }, room);
    case "revoke_moderator_role":
      if (target.is_room_owner) return refused("target_is_room_owner");
      if (target.role !== "moderator") return refused("nothing_to_do");
      return changed(by.id, target, { role: target.invited_role ?? "user" }, room);
    case "set_groups":
      return changed(by.id, target, { groups: payload.groups }, room);
  }
}

export function evolveControl(room: Room, payload: ControlEvent): Room {
  if (payload.message !== "update") return room;
  const member = room.members.get(payload.id);
  if (member === undefined) return room;
  const { display_name, role, hand_updated_at: hand } = payload.module_data.control;
  const { groups } = payload.module_data.chat;
  const after = { ...withoutHand(member), display_name, role, groups, ...(hand !== undefined && { hand }) };
  return { ...room, members: new Map(room.members).set(member.id, after) };
}

function changed(by: Id, target: Member, change: Partial<Member>, room: Room): Decision {
  const events = changes(target, change, by, room);
  return events.length === 0 ? refused("nothing_to_do") : accepted(events);
}
