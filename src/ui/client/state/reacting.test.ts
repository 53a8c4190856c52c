import assert from "node:assert/strict";
import test from "node:test";
import type { Reactions } from "../../../protocol";
import { withReacting } from "./reacting";

const message_id = "00000000-0000-4000-8000-00000000000a";
const given: Reactions = [
  { reaction: "👍", count: 2, mine: true },
  { reaction: "🎉", count: 1 },
  { reaction: "👀", count: 1, mine: true },
];
const after = (reaction: string, on: boolean) =>
  withReacting(given, [{ message_id, reaction, on }]).map(({ reaction, count, mine }) => [reaction, count, mine]);

test("a wish shows at once, and the kinds keep their order", () => {
  assert.deepEqual(after("🎉", true)[1], ["🎉", 2, true]);
  assert.deepEqual(after("👍", false)[0], ["👍", 1, undefined]);
  assert.deepEqual(after("❤️", true)[3], ["❤️", 1, true]);
  assert.deepEqual(
    after("👀", false).map(([reaction]) => reaction),
    ["👍", "🎉"],
  );
});

test("a wish that is already so changes nothing", () => {
  assert.equal(withReacting(given, [{ message_id, reaction: "👍", on: true }]), given);
  assert.equal(withReacting(given, [{ message_id, reaction: "❤️", on: false }]), given);
  assert.deepEqual(withReacting(undefined, []), []);
});
