import assert from "node:assert/strict";
import test from "node:test";
import type { Addressee, Envelope, StoredMessage } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { amira, joinSuccess } from "../testing/join-success";
import { acknowledged, folded, NOTHING_YET, type SessionState } from "./state";

const bo = "00000000-0000-4000-8000-00000000000b";
const everyone: Addressee = { scope: "global" };
const backend: Addressee = { scope: "group", target: "Backend" };
const at = (second: number) => `2026-03-13T10:00:${String(second).padStart(2, "0")}.000000Z`;

const said = (id: string, content: string, second: number): StoredMessage => ({
  id,
  source: amira,
  scope: "global",
  content,
  timestamp: at(second),
});

const joining = (room_history: StoredMessage[], groups: string[] = []): Envelope => {
  const groups_history = groups.map((name) => ({ name, history: [] }));
  return joinSuccess({ chat: { room_history, groups_history, last_seen_timestamp_global: at(0) } });
};

const sent = (message: StoredMessage, transaction_id?: string): Envelope => {
  const { timestamp, ...payload } = message;
  return { namespace: "chat", timestamp, transaction_id, payload: { message: "message_sent", ...payload } };
};

const resumed: Envelope = {
  namespace: "control",
  timestamp: at(59),
  payload: {
    message: "resumed",
    id: amira,
    display_name: "Amira",
    role: "user",
    is_room_owner: false,
    hand_is_up: false,
    missed: 1,
    participants: [],
    module_data: {
      chat: { enabled: true, last_seen_timestamps_private: {}, last_seen_timestamps_group: {} },
    },
  },
};

const pendingWith = (state: SessionState, ...contents: string[]): SessionState => ({
  ...state,
  pending: contents.map((content) => ({ transaction_id: `t-${content}`, to: everyone, content, timestamp: at(1) })),
});
const unsent = (state: SessionState) => state.pending.map(({ content }) => content);
const inRoom = (state: SessionState) => state.view?.chat.conversations.global?.messages.map(({ id }) => id);

test("an unsent message goes at the moment when it is in the room", () => {
  const before = pendingWith(folded(NOTHING_YET, joining([])), "one", "two");
  const after = folded(before, sent(said("1", "one", 2), "t-one"));
  assert.deepEqual(unsent(after), ["two"]);
  assert.deepEqual(inRoom(after), ["1"]);
  assert.equal(after.sent_as["1"], "t-one");
});

test("a receipt before its event leaves the message where it is, a receipt after it changes nothing", () => {
  const before = pendingWith(folded(NOTHING_YET, joining([])), "one");
  const early = acknowledged(before, "t-one", "1");
  assert.deepEqual(unsent(early), ["one"]);
  const late = acknowledged(folded(before, sent(said("1", "one", 2), "t-one")), "t-one", "1");
  assert.deepEqual(unsent(late), []);
});

test("a fresh state drops messages with a receipt, and keeps those that may not have arrived", () => {
  const before = acknowledged(pendingWith(folded(NOTHING_YET, joining([])), "one", "two"), "t-one", "1");
  const after = folded(before, joining([said("1", "one", 2)]));
  assert.deepEqual(unsent(after), ["two"]);
});

test("a receipt ends the unsent message that a fresh state has already", () => {
  const before = pendingWith(folded(NOTHING_YET, joining([said("0", "same", 1)])), "same", "other");
  const after = folded(before, joining([said("0", "same", 1), said("1", "same", 2)]));
  const told = acknowledged(after, "t-same", "1");
  assert.deepEqual(unsent(told), ["other"]);
  assert.deepEqual(inRoom(told), ["0", "1"]);
});

test("a resume takes nothing away: neither the open conversation nor messages in flight", () => {
  const open: Addressee = { scope: "private", target: bo };
  const away: SessionState = {
    ...acknowledged(pendingWith(folded(NOTHING_YET, joining([])), "one", "two"), "t-one", "1"),
    open,
    connection: { state: "reconnecting" },
    older: { global: "failed", "private:x": "loading" },
  };
  const back = folded(away, resumed);
  assert.equal(back.connection.state, "joined");
  assert.deepEqual(back.open, open);
  assert.deepEqual(back.older, { "private:x": "loading" });
  assert.deepEqual(unsent(back), ["one", "two"]);
  assert.deepEqual(unsent(folded(back, sent(said("1", "one", 2), "t-one"))), ["two"]);
});

test("a fresh state opens no other conversation, not even after the user left the group", () => {
  const open = (to: Addressee) => ({ ...folded(NOTHING_YET, joining([], ["Backend"])), open: to });
  const toBo: Addressee = { scope: "private", target: bo };
  const stillPrivate = folded(open(toBo), joining([]));
  assert.deepEqual(stillPrivate.open, toBo);
  assert.ok(stillPrivate.view && keyOf(toBo) in stillPrivate.view.chat.conversations);
  assert.deepEqual(folded(open(backend), joining([], ["Backend"])).open, backend);
  const lost = folded(open(backend), joining([]));
  assert.deepEqual(lost.open, backend);
  assert.ok(lost.view && !(keyOf(backend) in lost.view.chat.conversations));
});
