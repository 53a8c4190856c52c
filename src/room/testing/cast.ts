import type { Command, Id, Role } from "../../protocol";
import { NOTHING_REVIEWED } from "../base/reviewed";
import type { Decision, Happening, Member, Room } from "../base/room";
import { chatSwitch } from "../chat/switch";
import { groupsIn } from "../control/members";
import { decide } from "../namespaces";

const joined_at = "2026-01-13T12:00:00.000000Z";
/** The time of {@link says}. */
export const now = "2026-01-13T14:00:00.000000Z";

/** Alice made the room and moderates; Bob and Carol are users, Bob in a group; Gustav is a guest. */
export const alice: Member = member("a11ce000-0000-4000-8000-000000000001", "Alice", {
  role: "moderator",
  is_room_owner: true,
  groups: ["management"],
});
export const bob = member("b0b00000-0000-4000-8000-000000000002", "Bob", { groups: ["management"] });
export const carol = member("ca401000-0000-4000-8000-000000000003", "Carol", {});
export const gustav = member("90574500-0000-4000-8000-000000000004", "Gustav", {
  role: "guest",
  invited_role: "guest",
});
export const nobody: Id = "00000000-0000-0000-0000-000000000000";
export const new_id: Id = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";

export function member(id: Id, display_name: string, more: Partial<Member>): Member {
  const { role = "user", groups = [] } = more;
  return {
    ...{ id, display_name, is_room_owner: false, visible_from: 0, joined_at },
    ...{ ...more, role, groups: groupsIn(role, groups) },
  };
}

export function as(role: Role, person: Member): Member {
  return { ...person, role, groups: groupsIn(role, person.groups) };
}

/** A room with these people; by default the four. */
export function roomOf(members: readonly Member[] = [alice, bob, carol, gustav], enabled = true): Room {
  const room: Room = {
    id: "70077007-0000-4000-8000-000000000000",
    title: "Weekly",
    states: new Map(),
    messages: new Map(),
    pins: new Map(),
    redeemed: new Map(),
    written: new Map(),
    review: NOTHING_REVIEWED,
    strangers: new Map(),
    here: members.filter(({ left_at }) => left_at === undefined).length,
    members: new Map(members.map((it) => [it.id, it])),
  };
  return enabled ? room : chatSwitch.in(room, { enabled });
}

export function says(by: Member, command: Command, room = roomOf()): Decision {
  return decide(command, { room, by: room.members.get(by.id) ?? by, new_id, now });
}

export const chat = (payload: Extract<Command, { namespace: "chat" }>["payload"]): Command => ({
  namespace: "chat",
  payload,
});
export const control = (payload: Extract<Command, { namespace: "control" }>["payload"]): Command => ({
  namespace: "control",
  payload,
});

export const messages = (payload: Extract<Command, { namespace: "messages" }>["payload"]): Command => ({
  namespace: "messages",
  payload,
});

export const rules = (payload: Extract<Command, { namespace: "rules" }>["payload"]): Command => ({
  namespace: "rules",
  payload,
});

/** The events of a command. Throws when it was refused. */
export function eventsOf(decision: Decision): readonly Happening[] {
  if (decision.kind !== "accepted") throw new Error(`not carried out: ${JSON.stringify(decision)}`);
  return decision.events;
}
