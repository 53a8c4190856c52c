import { accepted, type Decision, type Happening, type Member, type Request, refused } from "../base/room";
import { settings } from "../base/settings";
import { participantOf } from "./members";

type Asking = Pick<Request, "room" | "by" | "now">;

export function raise({ room, by, now }: Asking): Decision {
  if (!settings.of(room).raise_hands_enabled) return refused("raise_hands_disabled");
  if (by.hand !== undefined) return refused("nothing_to_do");
  return accepted([toOneself("hand_raised", by), handTold({ ...by, hand: now })]);
}

export function lower({ by }: Asking): Decision {
  if (by.hand === undefined) return refused("nothing_to_do");
  return accepted([toOneself("hand_lowered", by), handTold(withoutHand(by))]);
}

export function handTold(member: Member): Happening {
  return { namespace: "control", payload: { message: "update", ...participantOf(member) }, of_hand: true };
}

export function withoutHand({ hand: _, ...member }: Member): Member {
  return member;
}

function toOneself(message: "hand_raised" | "hand_lowered", { id }: Member): Happening {
  return { namespace: "control", payload: { message }, to: id, by: id };
}
