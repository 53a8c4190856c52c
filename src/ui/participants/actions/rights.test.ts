import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../../protocol";
import { begin, type View } from "../../../room/view";
import { amira, joinSuccess } from "../../client/testing/join-success";
import type { Subject } from "../moderating/subject";
import { actsOn } from "./rights";

const subject = (role: Role, more: Partial<Subject> = {}): Subject => ({
  id: "b0",
  name: "Bo",
  role,
  is_room_owner: false,
  ...more,
});

function viewOf(role: Role, is_room_owner = false): View {
  const joined = joinSuccess();
  return begin({ ...joined, payload: { ...joined.payload, role, is_room_owner } });
}

test("a moderator acts on others who do not moderate, and on no moderator, nor the owner, nor themselves", () => {
  const view = viewOf("moderator");
  assert.equal(actsOn(subject("user"), view), true);
  assert.equal(actsOn(subject("guest"), view), true);
  assert.equal(actsOn(subject("moderator"), view), false);
  assert.equal(actsOn(subject("moderator", { is_room_owner: true }), view), false);
  assert.equal(actsOn(subject("user", { id: amira }), view), false);
});

test("the owner acts on moderators, too, and nobody else acts on anybody", () => {
  assert.equal(actsOn(subject("moderator"), viewOf("moderator", true)), true);
  assert.equal(actsOn(subject("moderator", { id: amira, is_room_owner: true }), viewOf("moderator", true)), false);
  for (const role of ["user", "guest"] as const) assert.equal(actsOn(subject("guest"), viewOf(role)), false, role);
});
