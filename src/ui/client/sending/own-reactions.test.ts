import assert from "node:assert/strict";
import test from "node:test";
import { createStore } from "zustand/vanilla";
import type { Envelope, Receipt, Sending, StoredMessage } from "../../../protocol";
import { withReacting } from "../state/reacting";
import { folded, NOTHING_YET, type SessionState } from "../state/state";
import { Outbox } from "./outbox";
import { OwnReactions } from "./own-reactions";

const amira = "00000000-0000-4000-8000-00000000000a";
const message_id = "00000000-0000-4000-8000-00000000000b";
const timestamp = "2026-03-13T10:00:00.000000Z";
const thumbs = (count: number, mine = false) => [{ reaction: "👍", count, ...(mine && { mine: true as const }) }];

/** A page in a room with one message, and a server that answers when it is told to. */
function page() {
  const store = createStore<SessionState>(() => NOTHING_YET);
  const sent: { readonly sending: Sending; readonly answer: (receipt: Receipt) => void }[] = [];
  const outbox = new Outbox((sending) => new Promise((answer) => sent.push({ sending, answer })));
  const reactions = new OwnReactions({ store, outbox });
  const refused: unknown[] = [];
  return {
    refused,
    wants: (on: boolean, reaction = "👍") =>
      reactions.want({ message_id, reaction, on, onRefused: (failure) => refused.push(failure) }),
    joins(given: StoredMessage["reactions"] = thumbs(1)) {
      store.setState((state) => folded(state, joining(given)), true);
      outbox.resume();
    },
    loses() {
      outbox.pause();
      store.setState({ connection: { state: "reconnecting" } });
    },
    sent: () => sent.map(({ sending: { payload } }) => "action" in payload && payload.action),
    async answers(receipt: Receipt = { timestamp }) {
      sent.at(-1)?.answer(receipt);
      await new Promise(setImmediate);
    },
    hears(reactions: string[]) {
      const payload = { message: "own_reactions" as const, id: message_id, reactions };
      store.setState((state) => folded(state, { namespace: "messages", timestamp, payload }), true);
    },
    shows() {
      const { view, reacting } = store.getState();
      const message = view?.chat.conversations.global?.messages[0];
      return withReacting(message?.reactions, reacting).map(({ count, mine }) => `${count}${mine ? " mine" : ""}`);
    },
    waits: () => store.getState().reacting.length,
  };
}

test("a reaction shows before its receipt, and counts once after it", async () => {
  const it = page();
  it.joins();
  it.wants(true);
  assert.deepEqual([it.shows(), it.sent()], [["2 mine"], ["react"]]);
  await it.answers();
  assert.deepEqual([it.shows(), it.waits()], [["2 mine"], 0]);
  it.hears(["👍"]);
  assert.deepEqual(it.shows(), ["2 mine"]);
});

test("a refusal takes it back and says why, unless it was so already", async () => {
  const it = page();
  it.joins();
  it.wants(true);
  await it.answers({ error: "too_many_reactions" });
  assert.deepEqual([it.shows(), it.refused, it.waits()], [["1"], [{ error: "too_many_reactions" }], 0]);
  it.wants(true);
  await it.answers({ error: "nothing_to_do" });
  assert.deepEqual([it.shows(), it.refused.length, it.waits()], [["2 mine"], 1, 0]);
});

test("of quick changes the last one wins", async () => {
  const it = page();
  it.joins();
  it.wants(true);
  it.wants(false);
  assert.deepEqual([it.shows(), it.sent()], [["1"], ["react"]]);
  await it.answers();
  assert.deepEqual([it.shows(), it.sent()], [["1"], ["react", "unreact"]]);
  await it.answers();
  assert.deepEqual([it.shows(), it.waits()], [["1"], 0]);
});

test("without a connection it shows, and goes out later if it still differs", async () => {
  const it = page();
  it.joins();
  it.loses();
  it.wants(true);
  assert.deepEqual([it.shows(), it.sent()], [["2 mine"], []]);
  it.joins();
  assert.deepEqual([it.shows(), it.sent()], [["2 mine"], ["react"]]);
  await it.answers();
  it.loses();
  it.wants(false);
  it.wants(true);
  it.joins(thumbs(2, true));
  assert.deepEqual([it.shows(), it.sent(), it.waits()], [["2 mine"], ["react"], 0]);
});

test("a command that was under way is judged by the state after the return", async () => {
  const it = page();
  it.joins();
  it.wants(true);
  it.loses();
  it.joins(thumbs(2, true));
  assert.deepEqual([it.shows(), it.sent(), it.waits()], [["2 mine"], ["react"], 0]);
  it.loses();
  it.wants(false);
  it.joins(undefined);
  assert.deepEqual([it.sent(), it.waits()], [["react"], 0], "the message is as it should be");
});

function joining(reactions: StoredMessage["reactions"]): Envelope {
  const message = { id: message_id, source: amira, timestamp, scope: "global" as const, content: "Hello", reactions };
  return {
    namespace: "control",
    timestamp,
    payload: {
      message: "join_success",
      id: amira,
      display_name: "Amira",
      role: "user",
      is_room_owner: false,
      hand_is_up: false,
      room_info: { id: amira, title: "Planning" },
      participants: [],
      module_data: {
        chat: {
          enabled: true,
          room_history: [message],
          groups_history: [],
          private_history: [],
          last_seen_timestamp_global: timestamp,
          last_seen_timestamps_private: {},
          last_seen_timestamps_group: {},
        },
      },
    },
  };
}
