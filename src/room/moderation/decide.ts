import type { ModerationCommand, ModerationEvent } from "../../protocol";
import { bad, type Decision, type Member, type Needs, type Request, type Room, refused } from "../base/room";
import { ban, unban } from "./bans";
import { mute, unmute } from "./mutes";
import { evolveRestricted } from "./restricted";

export function needsOfModeration({ action, target }: ModerationCommand): Needs {
  return { members: [target], ...(action === "ban" && { redeemedBy: target }) };
}

/** Ban, Unban, MuteChat, UnmuteChat: `docs/protocol.md`, "moderation". */
export function decideModeration(request: Request<ModerationCommand>): Decision {
  const { room, by, payload } = request;
  if (by.role !== "moderator") return refused("insufficient_permissions");
  const target = room.members.get(payload.target);
  if (target === undefined) return bad("unknown_participant");
  switch (payload.action) {
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

export function evolveModeration(before: Room, payload: ModerationEvent): Room {
  const { restricted } = before;
  const room = restricted === undefined ? before : { ...before, restricted: evolveRestricted(restricted, payload) };
  switch (payload.message) {
    case "participant_banned": {
      const { banned_by: by, banned_at: at } = payload;
      return changed(room, payload.participant_id, (member) => ({ ...member, banned: { by, at } }));
    }
    case "participant_unbanned":
      return changed(room, payload.participant_id, ({ banned: _, ...member }) => member);
    case "chat_muted": {
      const { until } = payload;
      const muted = until === undefined ? {} : { until };
      return changed(room, payload.target, (member) => ({ ...member, muted }));
    }
    case "chat_unmuted":
      return changed(room, payload.target, ({ muted: _, ...member }) => member);
    case "invitation_created":
    case "invitation_revoked":
    case "banned":
    case "error":
      return room;
  }
}

function changed(room: Room, id: Member["id"], change: (member: Member) => Member): Room {
  const member = room.members.get(id);
  return member === undefined ? room : { ...room, members: new Map(room.members).set(id, change(member)) };
}
