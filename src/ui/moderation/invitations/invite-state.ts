import type { Invite } from "../../../protocol";

export type InviteState = "open" | "revoked" | "expired" | "used_up";

/** The state of an invitation; of several reasons against it, the one that the server would name. */
export function inviteState(invite: Invite, now: string): InviteState {
  if (invite.revoked_at !== undefined) return "revoked";
  if (invite.expires_at !== undefined && invite.expires_at <= now) return "expired";
  if (invite.max_uses !== undefined && invite.uses >= invite.max_uses) return "used_up";
  return "open";
}
