import type { BadRequest, Role, Timestamp } from "../../protocol";
import type { Member } from "../base/room";

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

const RANK: Record<Role, number> = { guest: 0, user: 1, moderator: 2 };
