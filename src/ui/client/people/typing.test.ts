import assert from "node:assert/strict";
import { beforeEach, type TestContext, test } from "node:test";
import { type Addressee, type Envelope, type Id, MAX_HERE_FOR_TYPING } from "../../../protocol";
import { begin, type View } from "../../../room/view";
import { NOTHING_YET, type SessionState } from "../state/state";
import { amira, joinSuccess } from "../testing/join-success";
import { Typing } from "./typing";

const everyone: Addressee = { scope: "global" };
const timestamp = "2026-03-13T12:00:00.000000Z";
const [bo, chidi] = ["00000000-0000-4000-8000-00000000000b", "00000000-0000-4000-8000-00000000000c"] as const;

const disk = new Map<string, string>();
const elsewhere = new EventTarget();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => disk.get(key) ?? null,
    setItem: (key: string, value: string) => disk.set(key, value),
    removeItem: (key: string) => disk.delete(key),
  },
  addEventListener: elsewhere.addEventListener.bind(elsewhere),
  removeEventListener: elsewhere.removeEventListener.bind(elsewhere),
});
beforeEach(() => disk.clear());

function page(t: TestContext) {
  t.mock.timers.reset();
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let now = 0;
  const joined: SessionState = { ...NOTHING_YET, connection: { state: "joined" }, view: begin(joinSuccess()) };
  let state = joined;
  const told: Addressee[] = [];
  const send = async (to: Addressee) => {
    told.push(to);
    throw new Error("what the server says is nobody's concern");
  };
  const typing = new Typing({ state: () => state, send, now: () => now });
  return {
    typing,
    told,
    passes(ms: number) {
      now += ms;
      t.mock.timers.tick(ms);
    },
    is: (change: Partial<SessionState>) => {
      state = { ...joined, ...change };
    },
    views: (change: Partial<View>) => {
      state = { ...joined, view: { ...begin(joinSuccess()), ...change } };
    },
    hears: (payload: Envelope["payload"], namespace = "messages") =>
      typing.hear({ namespace, timestamp, payload } as Envelope, amira),
    shown: (key = "global") => typing.store.getState().typists[key] ?? [],
  };
}

const types = (source: Id, to: Addressee = everyone) => ({ message: "typing", source, ...to }) as const;
const writes = (source: Id, to: Addressee = everyone) =>
  ({ message: "message_sent", id: bo, source, ...to, content: "Hello" }) as const;

test("the server hears of typing at once, and then no more often than it takes, for each conversation", (t) => {
  const { typing, told, passes } = page(t);
  for (let ms = 0; ms < 7_000; ms += 100) {
    typing.typed(everyone);
    passes(100);
  }
  assert.equal(told.length, 2);
  typing.typed({ scope: "private", target: bo });
  assert.equal(told.length, 3);
});

test("nobody is told without a connection, with the chat off, in a crowd, or of the user's own notes", (t) => {
  const { typing, told, is, views } = page(t);
  is({ connection: { state: "reconnecting" } });
  typing.typed(everyone);
  const { chat, control } = begin(joinSuccess());
  views({ chat: { ...chat, enabled: false } });
  typing.typed(everyone);
  views({ control: { ...control, count: MAX_HERE_FOR_TYPING + 1 } });
  typing.typed(everyone);
  is({});
  typing.typed({ scope: "private", target: amira });
  assert.deepEqual(told, []);
  typing.typed(everyone);
  assert.equal(told.length, 1);
});

test("a typist is shown for six seconds from the last time, in their conversation", (t) => {
  const { hears, shown, passes } = page(t);
  hears(types(bo));
  hears(types(chidi, { scope: "private", target: amira }));
  hears(types(chidi, { scope: "group", target: "Backend" }));
  assert.deepEqual([shown(), shown(`private:${chidi}`), shown("group:Backend")], [[bo], [chidi], [chidi]]);
  passes(3_500);
  hears(types(bo));
  passes(5_900);
  assert.deepEqual([shown(), shown(`private:${chidi}`)], [[bo], []]);
  passes(200);
  assert.deepEqual(shown(), []);
});

test("a message ends it in its conversation alone, leaving in all", (t) => {
  const { hears, shown } = page(t);
  for (const who of [bo, chidi])
    for (const to of [everyone, { scope: "private", target: amira } as const]) hears(types(who, to));
  hears(writes(bo), "chat");
  assert.deepEqual([shown(), shown(`private:${bo}`)], [[chidi], [bo]]);
  hears({ message: "left", id: chidi, reason: "quit" }, "control");
  assert.deepEqual([shown(), shown(`private:${chidi}`), shown(`private:${bo}`)], [[], [], [bo]]);
});

test("nobody is typing after the chat was switched off, or after a return", (t) => {
  const { hears, shown } = page(t);
  hears(types(bo));
  hears({ message: "chat_disabled", issued_by: chidi }, "chat");
  assert.deepEqual(shown(), []);
  hears(types(bo));
  hears(joinSuccess().payload, "control");
  assert.deepEqual(shown(), []);
});

test("a user who does not want to be seen typing tells nobody, in every tab and after a reload", (t) => {
  const { typing, told } = page(t);
  const detach = typing.attach();
  typing.choose(false);
  typing.typed(everyone);
  assert.deepEqual(told, []);
  assert.ok(!page(t).typing.store.getState().isOn, "another page of this browser");
  disk.clear();
  elsewhere.dispatchEvent(Object.assign(new Event("storage"), { key: "parley.typing" }));
  assert.ok(typing.store.getState().isOn);
  typing.typed(everyone);
  assert.equal(told.length, 1);
  detach();
});
