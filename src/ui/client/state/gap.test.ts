import assert from "node:assert/strict";
import test from "node:test";
import { type Addressee, type HistoryPage, type StoredMessage, timestampAt } from "../../../protocol";
import { amira, joinSuccess } from "../testing/join-success";
import { closeGap, hasGap } from "./gap";
import { folded, isJoinSuccess, type JoinedEnvelope, NOTHING_YET } from "./state";

const everyone: Addressee = { scope: "global" };

const said = Array.from({ length: 500 }, (_, number): StoredMessage => {
  const timestamp = timestampAt(Date.UTC(2026, 2, 13, 10, 0, number));
  return {
    id: `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`,
    source: amira,
    scope: "global",
    content: String(number),
    timestamp,
  };
});

const joining = (room_history: StoredMessage[]) =>
  joinSuccess({ chat: { room_history, last_seen_timestamp_global: "2026-03-13T10:00:00.000000Z" } });

function archive(messages: readonly StoredMessage[]) {
  const pages: number[] = [];
  const readPage = async (before: string): Promise<HistoryPage> => {
    const end = messages.findIndex(({ id }) => id === before);
    const from = Math.max(0, end - 100);
    pages.push(end - from);
    return { messages: messages.slice(from, end), complete: from === 0, participants: [] };
  };
  return { pages, readPage };
}

const viewWith = (messages: StoredMessage[]) => {
  const { view } = folded(NOTHING_YET, joining(messages));
  assert.ok(view);
  return view;
};
const numbers = ({ payload }: JoinedEnvelope) =>
  payload.module_data.chat.room_history.map(({ content }) => Number(content));

test("a state that reaches back to the known messages leaves no gap, nor does a first one", () => {
  assert.equal(hasGap(viewWith(said.slice(0, 100)), joining(said.slice(50, 150)), everyone), false);
  assert.equal(hasGap(viewWith([]), joining(said.slice(50, 150)), everyone), false);
  assert.equal(hasGap(viewWith(said.slice(0, 100)), joining([]), everyone), false, "the history was cleared");
});

test("the messages between are read, and all known ones stay", async () => {
  const view = viewWith(said.slice(0, 100));
  const fresh = joining(said.slice(400));
  assert.equal(hasGap(view, fresh, everyone), true);
  const { pages, readPage } = archive(said);
  const closed = await closeGap(view, fresh, everyone, readPage);
  assert.deepEqual(pages, [100, 100, 100, 100]);
  const after = folded({ ...NOTHING_YET, view }, closed).view?.chat.conversations.global?.messages;
  assert.deepEqual(
    after?.map(({ content }) => Number(content)),
    said.map((_, number) => number),
  );
});

test("a history that was cleared meanwhile starts afresh", async () => {
  const { readPage } = archive(said.slice(300));
  const closed = await closeGap(viewWith(said.slice(0, 100)), joining(said.slice(400)), everyone, readPage);
  assert.deepEqual(numbers(closed), numbers(joining(said.slice(400))));
  assert.ok(isJoinSuccess(closed));
});
