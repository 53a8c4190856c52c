import { accepted, type Decision, type Happening, type Member, refused } from "../base/room";
import { gone, isBeyond, type Moderator, withoutRole } from "./sending-away";

/** A banned moderator loses the role in the same commit. `revoke_invite` also ends the invitations that they used. */
export function ban({ room, by, payload, now }: Moderator<"ban">, target: Member): Decision {
  if (target.id === by.id) return refused("cannot_ban_self");
  if (target.is_room_owner) return refused("cannot_ban_room_owner");
  if (isBeyond(by, target)) return refused("insufficient_permissions");
  if (target.banned !== undefined) return refused("already_banned");
  const { id: participant_id, display_name } = target;
  const banned = {
    message: "participant_banned",
    participant_id,
    display_name,
    banned_by: by.id,
    banned_at: now,
  } as const;
  const invitations = payload.revoke_invite === true ? (room.redeemed.get(target.id) ?? []) : [];
  return accepted([
    ...withoutRole(target, by),
    { namespace: "moderation", payload: banned, by: by.id },
    ...gone(target, "banned"),
    ...invitations.map(
      (invitation): Happening => ({
        namespace: "moderation",
        payload: { message: "invitation_revoked", ...invitation, groups: [...invitation.groups], issued_by: by.id },
        by: by.id,
        about: [target.id],
      }),
    ),
  ]);
}

export function unban({ by }: Moderator<"unban">, target: Member): Decision {
  if (target.banned === undefined) return refused("already_unbanned");
  const payload = { message: "participant_unbanned", participant_id: target.id, issued_by: by.id } as const;
  return accepted([{ namespace: "moderation", payload, by: by.id }]);
}
