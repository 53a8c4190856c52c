import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Addressee } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { Typists } from "./typists";

const EVERYONE: Addressee = { scope: "global" };
const idOf = (number: number) => `0a000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
const [bob, carol, dave, eve] = [idOf(1), idOf(2), idOf(3), idOf(4)];

const at = (second: number) => `2026-01-13T12:00:${String(second).padStart(2, "0")}.000000Z`;
const types = (source: string, to: Addressee = EVERYONE): RoomEvent => ({
  namespace: "messages",
  payload: { message: "typing", source, ...to },
  timestamp: at(1),
});
const writes = (source: string, to: Addressee = EVERYONE): RoomEvent => ({
  namespace: "chat",
  payload: { message: "message_sent", id: idOf(9), source, ...to, content: "Hello" },
  timestamp: at(2),
  number: 1,
});

function listening(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  const told: (RoomEvent & { readonly after: number })[] = [];
  const onDue = (events: readonly RoomEvent[]) => {
    for (const event of events) told.push({ ...event, after: now });
  };
  const typists = new Typists({ onDue, now: () => now });
  const pass = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 1) {
      now += 1;
      t.mock.timers.tick(1);
    }
  };
  const names = () => told.map(({ payload }) => (payload.message === "typing" ? payload.source : payload.message));
  return { typists, told, pass, names };
}

test("the first typist is told at once, and the others one a second", (t) => {
  const { typists, told, pass, names } = listening(t);
  for (const source of [bob, carol]) assert.ok(typists.note(types(source)));
  pass(1);
  assert.deepEqual(names(), [bob]);
  pass(998);
  assert.equal(told.length, 1);
  pass(2);
  assert.deepEqual(names(), [bob, carol]);
});

test("a hundred typists are one event a second, from ever others", (t) => {
  const { typists, told, pass, names } = listening(t);
  for (let ms = 0; ms < 20_000; ms += 100) {
    for (let who = 0; who < 100; who += 1) if ((ms / 100 + who) % 35 === 0) typists.note(types(idOf(who)));
    pass(100);
  }
  assert.ok(told.length >= 19 && told.length <= 21, `${told.length}`);
  for (const [index, { after }] of told.entries()) {
    const before = told[index - 1]?.after;
    if (before !== undefined) assert.ok(after - before >= 1_000, `${before}, ${after}`);
  }
  for (let start = 0; start + 3 <= told.length; start += 1)
    assert.equal(new Set(names().slice(start, start + 3)).size, 3, "three in a row are three people");
});

test("a participant counts once in three seconds in each conversation", (t) => {
  const { typists, pass, names } = listening(t);
  typists.note(types(bob));
  pass(1);
  pass(2_900);
  assert.ok(typists.note(types(bob)), "it goes nowhere");
  typists.note(types(bob, { scope: "group", target: "management" }));
  typists.note(types(bob, { scope: "private", target: carol }));
  typists.note(types(carol, { scope: "private", target: bob }));
  pass(500);
  assert.equal(names().length, 3, "of the private conversation one is told, and one waits");
  typists.note(types(bob));
  pass(1_000);
  assert.deepEqual(names(), [bob, bob, bob, carol, bob]);
});

test("somebody who has written, or has left, is not said to be typing", (t) => {
  const { typists, pass, names } = listening(t);
  typists.note(types(bob));
  pass(1);
  for (const source of [carol, dave, eve]) typists.note(types(source));
  assert.ok(!typists.note(writes(carol)));
  assert.ok(
    !typists.note({ namespace: "control", payload: { message: "left", id: dave, reason: "quit" }, timestamp: at(3) }),
  );
  typists.note(writes(eve, { scope: "private", target: bob }));
  pass(3_000);
  assert.deepEqual(names(), [bob, eve]);
});

test("nobody is typing where the chat is switched off", (t) => {
  const { typists, pass, names } = listening(t);
  typists.note(types(bob));
  typists.note({
    namespace: "chat",
    payload: { message: "chat_disabled", issued_by: carol },
    timestamp: at(3),
    number: 4,
  });
  pass(3_000);
  assert.deepEqual(names(), []);
});
