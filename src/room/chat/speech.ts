import { type Addressee, type Mentions, microsecondsAfter, millisecondsUntil } from "../../protocol";
import type { KnownMessage } from "../base/message";
import { isMuted, whileMuted } from "../base/mute";
import { bad, type Decision, type Request, type Room, refused } from "../base/room";
import { type Verdict, verdictOn } from "../rules/filters";
import { isLocked } from "../rules/locks";
import { roomRules } from "../rules/rules";
import { chatSwitch } from "./switch";

// Each function answers with the refusal, or `undefined`; the order is that of `docs/protocol.md`, "Being refused".

type Speaking<Payload = Addressee> = Pick<Request, "room" | "by" | "now"> & { readonly payload: Payload };

/** Whether a participant may write to an addressee, whose existence the refusal does not tell. */
export function silenced({ room, by, payload, now }: Speaking<Addressee & Mentions>): Decision | undefined {
  if (!chatSwitch.of(room).enabled) return refused("chat_disabled");
  const muted = isToModerator(room, payload) ? undefined : whileMuted(by, now);
  if (muted !== undefined) return muted;
  if (isLockedFor({ room, by, payload })) return bad("chat_locked");
  const { mention_all } = roomRules.of(room);
  const isMentionLocked = payload.mention_all && mention_all === "moderators" && by.role !== "moderator";
  return isMentionLocked ? bad("chat_locked", { field: "mention_all" }) : undefined;
}

/** Moderators never wait. */
export function slowed({ room, by, payload, now }: Speaking): Decision | undefined {
  const { slow_mode_seconds } = roomRules.of(room);
  if (payload.scope !== "global" || by.role === "moderator" || by.last_posted_at === undefined) return undefined;
  const over = microsecondsAfter(by.last_posted_at, slow_mode_seconds * 1_000_000);
  return now >= over ? undefined : bad("slow_mode", { retry_after_ms: millisecondsUntil(over, now) });
}

export function screened(room: Room, by: Request["by"], content: string): Verdict {
  return by.role === "moderator" ? "pass" : verdictOn(content, room);
}

/** Whether an author may write to the addressee of their message once more: an edit is speech. */
export function editLocked(room: Room, by: Request["by"], message: KnownMessage): Decision | undefined {
  const isSilent = !chatSwitch.of(room).enabled || isLockedFor({ room, by, payload: message });
  return isSilent ? bad("chat_locked") : undefined;
}

/** The command succeeds in any case. */
export function typesUnheard({ room, by, payload, now }: Speaking): boolean {
  return !roomRules.of(room).typing || isMuted(by, now) || silenced({ room, by, payload, now }) !== undefined;
}

/** Moderators can be asked in private why somebody is muted. */
function isToModerator(room: Room, to: Addressee): boolean {
  return to.scope === "private" && room.members.get(to.target)?.role === "moderator";
}

function isLockedFor({ room, by, payload }: Omit<Speaking, "now">): boolean {
  const target = payload.scope === "private" ? room.members.get(payload.target) : undefined;
  return isLocked(roomRules.of(room), by, payload, target);
}
