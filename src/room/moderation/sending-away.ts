import type { ControlEvent, ModerationCommand } from "../../protocol";
import type { Happening, Member, Request } from "../base/room";
import { handTold, withoutHand } from "../control/hands";
import { changes } from "../control/members";

export type Moderator<Action extends ModerationCommand["action"]> = Request<
  Extract<ModerationCommand, { action: Action }>
>;

type Reason = Extract<ControlEvent, { message: "left" }>["reason"];

/** Whether somebody is a moderator, on whom only the owner acts. */
export function isBeyond(by: Member, target: Member): boolean {
  return target.role === "moderator" && !by.is_room_owner;
}

/** A moderator's role goes back to what invitations gave. The participant is about to go, and hears nothing of it. */
export function withoutRole(target: Member, by: Member): Happening[] {
  const role = target.role === "moderator" ? (target.invited_role ?? "user") : target.role;
  return changes(target, { role }, by.id).filter(({ payload }) => payload.message === "update");
}

export function gone(member: Member, reason: Reason): Happening[] {
  const { id, left_at, hand } = member;
  if (left_at !== undefined) return [];
  const left = { namespace: "control", payload: { message: "left", id, reason } } as const;
  return hand === undefined ? [left] : [handTold(withoutHand(member)), left];
}
