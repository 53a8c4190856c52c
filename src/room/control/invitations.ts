import type { BadRequest, Role, Timestamp } from "../../protocol";
import type { Member } from "../base/room";
import { groupsIn } from "./members";

export type PresentedInvite = {
  readonly role: Role;
  readonly groups: readonly string[];
  readonly expires_at?: Timestamp;
  readonly max_uses?: number;
  readonly uses: number;
  readonly revoked_at?: Timestamp;
};

export type InviteFault = Extract<BadRequest["reason"], `invite_${string}`>;

/** The reason against an invitation now: revoked before expired before used up. */
export function inviteFault(invite: PresentedInvite, now: Timestamp): InviteFault | undefined {
  if (invite.revoked_at !== undefined) return "invite_revoked";
  if (invite.expires_at !== undefined && invite.expires_at <= now) return "invite_expired";
  if (invite.max_uses !== undefined && invite.uses >= invite.max_uses) return "invite_used_up";
  return undefined;
}

export function higher(one: Role, other: Role): Role {
  return RANK[one] >= RANK[other] ? one : other;
}

export function rejoined(member: Member, display_name: string, invite?: PresentedInvite): Member {
  return { ...member, display_name, ...(invite && withInvite(member, invite)) };
}

/** The role, groups and fallback role after an invitation; it raises, and never lowers. */
export function withInvite(
  member: Pick<Member, "role" | "groups" | "invited_role">,
  invite: Pick<PresentedInvite, "role" | "groups">,
): Pick<Member, "role" | "groups" | "invited_role"> {
  const role = higher(member.role, invite.role);
  return {
    role,
    groups: groupsIn(role, [...new Set([...member.groups, ...invite.groups])]),
    invited_role:
      invite.role === "moderator" ? member.invited_role : higher(member.invited_role ?? "guest", invite.role),
  };
}

const RANK: Record<Role, number> = { guest: 0, user: 1, moderator: 2 };
