import type { BadRequest, ControlCommand, ControlEvent, Id, Participant, Role, Timestamp } from "../protocol";
import {
  accepted,
  bad,
  type Decision,
  type Happening,
  type Member,
  type Needs,
  type Request,
  type Room,
  refused,
} from "./room";

/** What has to be read before a command of moderators can be decided. */
export function needsOfControl({ target }: ControlCommand): Needs {
  return { members: [target] };
}

/** GrantModeratorRole, RevokeModeratorRole, SetGroups: `docs/protocol.md`, "control". */
export function decideControl({ room, by, payload }: Request<ControlCommand>): Decision {
  if (by.role !== "moderator") return refused("insufficient_permissions");
  const target = room.members.get(payload.target);
  if (target === undefined) return bad("unknown_participant");
  switch (payload.action) {
    case "grant_moderator_role":
      return target.is_room_owner ? refused("target_is_room_owner") : changed(by.id, target, { role: "moderator" });
    case "revoke_moderator_role":
      if (target.is_room_owner) return refused("target_is_room_owner");
      if (target.role !== "moderator") return refused("nothing_to_do");
      return changed(by.id, target, { role: target.invited_role ?? "user" });
    case "set_groups":
      return changed(by.id, target, { groups: payload.groups });
  }
}

/** An invitation, as somebody presents it for the first time. */
export type PresentedInvite = {
  readonly role: Role;
  readonly groups: readonly string[];
  readonly expires_at?: Timestamp;
  readonly max_uses?: number;
  readonly uses: number;
  readonly revoked_at?: Timestamp;
};

/** Why an invitation cannot be used now, if so: revoked comes before expired before used up. */
export function inviteFault(invite: PresentedInvite, now: Timestamp): BadRequest | undefined {
  if (invite.revoked_at !== undefined) return { reason: "invite_revoked" };
  if (invite.expires_at !== undefined && invite.expires_at <= now) return { reason: "invite_expired" };
  if (invite.max_uses !== undefined && invite.uses >= invite.max_uses) return { reason: "invite_used_up" };
  return undefined;
}

/** The higher of two roles. */
export function higher(one: Role, other: Role): Role {
  return RANK[one] >= RANK[other] ? one : other;
}

/** What joining changes of somebody who has been here before: a new name, and what a new invitation gives. */
export function rejoined(member: Member, display_name: string, invite?: PresentedInvite): Member {
  return { ...member, display_name, ...(invite && withInvite(member, invite)) };
}

/** The role, the groups and the role to fall back to that an invitation leads to; it raises, and never lowers. */
export function withInvite(
  member: Pick<Member, "role" | "groups" | "invited_role">,
  invite: Pick<PresentedInvite, "role" | "groups">,
): Pick<Member, "role" | "groups" | "invited_role"> {
  return {
    role: higher(member.role, invite.role),
    groups: [...new Set([...member.groups, ...invite.groups])],
    invited_role:
      invite.role === "moderator" ? member.invited_role : higher(member.invited_role ?? "guest", invite.role),
  };
}

/** The events that tell the room how somebody changed; none when nothing that others see did. */
export function changes(before: Member, after: Member, by: Id): Happening[] {
  if (before.display_name === after.display_name && before.role === after.role && sameGroups(before, after)) return [];
  const old_name = before.display_name === after.display_name ? undefined : before.display_name;
  const update = { message: "update" as const, ...participantOf(after), ...(old_name !== undefined && { old_name }) };
  const events: Happening[] = [{ namespace: "control", payload: update, by }];
  if (before.role !== after.role)
    events.push({
      namespace: "control",
      payload: { message: "role_updated", new_role: after.role },
      to: after.id,
      by,
    });
  return events;
}

/** A member as the protocol shows it. */
export function participantOf(member: Member): Participant {
  const { id, display_name, role, is_room_owner, joined_at, left_at, groups } = member;
  return {
    id,
    module_data: {
      control: { display_name, role, is_room_owner, joined_at, ...(left_at && { left_at }) },
      chat: { groups: [...groups] },
    },
  };
}

/** The room after an event of its control. */
export function evolveControl(room: Room, payload: ControlEvent): Room {
  if (payload.message !== "update") return room;
  const member = room.members.get(payload.id);
  if (member === undefined) return room;
  const { display_name, role } = payload.module_data.control;
  const after = { ...member, display_name, role, groups: payload.module_data.chat.groups };
  return { ...room, members: new Map(room.members).set(member.id, after) };
}

const RANK: Record<Role, number> = { guest: 0, user: 1, moderator: 2 };

function changed(by: Id, target: Member, change: Partial<Member>): Decision {
  const events = changes(target, { ...target, ...change }, by);
  return events.length === 0 ? refused("nothing_to_do") : accepted(events);
}

/** The order of groups says nothing. */
function sameGroups(one: Member, other: Member): boolean {
  return one.groups.length === other.groups.length && one.groups.every((group) => other.groups.includes(group));
}
