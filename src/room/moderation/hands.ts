import { accepted, bad, type Decision, type Happening, type Member, refused } from "../base/room";
import { settings } from "../base/settings";
import { handTold, withoutHand } from "../control/hands";
import { handOf } from "../control/members";
import { told } from "./door";
import type { Moderator } from "./sending-away";

export function enableHands({ room, by }: Moderator<"enable_raise_hands">): Decision {
  if (settings.of(room).raise_hands_enabled) return refused("nothing_to_do");
  return told({ message: "raise_hands_enabled", issued_by: by.id }, by);
}

export function disableHands({ room, by }: Moderator<"disable_raise_hands">): Decision {
  if (!settings.of(room).raise_hands_enabled) return refused("nothing_to_do");
  return told({ message: "raise_hands_disabled", issued_by: by.id }, by);
}

export function resetHands({ room, by, payload }: Moderator<"reset_raised_hands">): Decision {
  const { target } = payload;
  const ids = target === undefined ? [...room.members.keys()] : [target].flat();
  const people = ids.flatMap((id) => room.members.get(id) ?? []);
  if (people.length < ids.length) return bad("unknown_participant");
  const raised = people.filter((it) => handOf(it).hand_is_up);
  if (raised.length === 0) return refused("nothing_to_do");
  const targets = raised.map(({ id }) => id);
  return accepted([
    ...raised.flatMap((member) => lowered(member, by)),
    { namespace: "moderation", payload: { message: "hands_reset", targets, issued_by: by.id }, by: by.id },
  ]);
}

function lowered(member: Member, by: Member): Happening[] {
  const payload = { message: "raised_hand_reset_by_moderator", issued_by: by.id } as const;
  return [{ namespace: "moderation", payload, to: member.id }, handTold(withoutHand(member))];
}
