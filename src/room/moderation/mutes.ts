import { microsecondsAfter } from "../../protocol";
import { isMuted } from "../base/mute";
import { accepted, type Decision, type Member, refused } from "../base/room";
import { isBeyond, type Moderator } from "./sending-away";

export function mute({ by, payload, now }: Moderator<"mute_chat">, target: Member): Decision {
  if (target.id === by.id) return refused("insufficient_permissions");
  if (target.is_room_owner) return refused("cannot_mute_room_owner");
  if (isBeyond(by, target)) return refused("insufficient_permissions");
  const { seconds, reason } = payload;
  if (seconds === undefined && target.muted !== undefined && target.muted.until === undefined)
    return refused("nothing_to_do");
  const until = seconds === undefined ? undefined : microsecondsAfter(now, seconds * 1_000_000);
  const event = {
    message: "chat_muted",
    target: target.id,
    ...(until !== undefined && { until }),
    ...(reason !== undefined && { reason }),
    issued_by: by.id,
  } as const;
  return accepted([{ namespace: "moderation", payload: event, by: by.id }]);
}

export function unmute({ by, now }: Moderator<"unmute_chat">, target: Member): Decision {
  if (target.id === by.id || isBeyond(by, target)) return refused("insufficient_permissions");
  if (!isMuted(target, now)) return refused("nothing_to_do");
  const event = { message: "chat_unmuted", target: target.id, issued_by: by.id } as const;
  return accepted([{ namespace: "moderation", payload: event, by: by.id }]);
}
