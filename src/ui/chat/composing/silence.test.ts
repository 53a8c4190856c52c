import assert from "node:assert/strict";
import { test } from "node:test";
import type { Participant, Role, Rules } from "../../../protocol";
import { begin, evolve, type View } from "../../../room/view";
import { amira, joinSuccess } from "../../client/testing/join-success";
import { silenceIn } from "./silence";

const [bo, siobhan] = ["b0", "510bhan"];
const timestamp = "2026-03-13T11:00:01.000000Z";

function person(id: string, role: Role): Participant {
  const control = { display_name: id, role, is_room_owner: false, hand_is_up: false, joined_at: timestamp };
  return { id, module_data: { control, chat: { groups: [] } } };
}

function room(): View {
  const joined = joinSuccess({ chat: { groups_history: [{ name: "press", history: [] }] } });
  joined.payload.participants = [person(bo, "user"), person(siobhan, "moderator")];
  return begin(joined);
}

const muted = (view: View) =>
  evolve(view, {
    namespace: "moderation",
    timestamp,
    payload: { message: "chat_muted", target: amira, issued_by: siobhan },
  });
const switchedOff = (view: View) =>
  evolve(view, { namespace: "chat", timestamp, payload: { message: "chat_disabled", issued_by: siobhan } });

test("a muted person writes to nobody but a moderator", () => {
  const view = muted(room());
  assert.equal(silenceIn(room(), { scope: "global" }), undefined);
  assert.equal(silenceIn(view, { scope: "global" }), "muted");
  assert.equal(silenceIn(view, { scope: "group", target: "press" }), "muted");
  assert.equal(silenceIn(view, { scope: "private", target: bo }), "muted");
  assert.equal(silenceIn(view, { scope: "private", target: amira }), "muted");
  assert.equal(silenceIn(view, { scope: "private", target: siobhan }), undefined);
});

test("the reason that the server would give comes first", () => {
  const view = switchedOff(muted(room()));
  assert.equal(silenceIn(view, { scope: "group", target: "management" }), "group_lost");
  assert.equal(silenceIn(view, { scope: "global" }), "chat_disabled");
  assert.equal(silenceIn(view, { scope: "private", target: siobhan }), "chat_disabled");
});

test("the rules of the room keep people from writing where they say so, and from nothing else", () => {
  const under = (given: Partial<Rules>) => {
    const view = room();
    return { ...view, rules: { ...view.rules, ...given } };
  };
  const everyone = { scope: "global" } as const;
  const press = { scope: "group", target: "press" } as const;
  const to = (target: string) => ({ scope: "private", target }) as const;
  assert.equal(silenceIn(under({ post_global: "moderators" }), everyone), "locked");
  assert.equal(silenceIn(under({ post_global: "moderators" }), press), undefined);
  assert.equal(silenceIn(under({ post_groups: "moderators" }), press), "locked");
  assert.equal(silenceIn(under({ private: "with_moderators" }), to(bo)), "locked");
  assert.equal(silenceIn(under({ private: "with_moderators" }), to(siobhan)), undefined);
  assert.equal(silenceIn(under({ private: "nobody" }), to(siobhan)), "locked");
  assert.equal(silenceIn(under({ private: "nobody" }), to(amira)), undefined);
  assert.equal(silenceIn(switchedOff(under({ post_global: "moderators" })), everyone), "chat_disabled");
});
