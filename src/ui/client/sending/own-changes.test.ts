import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Addressee, Envelope, Id, StoredMessage } from "../../../protocol";
import { changeOf, withChange } from "../state/own-changes";
import type { SessionState } from "../state/state";
import { amira } from "../testing/join-success";
import { isEmpty, Server, tab, until } from "../testing/tab";

const everyone: Addressee = { scope: "global" };
const timestamp = "2026-03-13T10:00:00.000000Z";

let rooms = 0;
/** A room of its own with a message of the user's, and two tabs that show it. */
async function begun(t: TestContext, text = "At tne") {
  rooms += 1;
  const room_id = `00000000-0000-4000-8000-0000000001${String(rooms).padStart(2, "0")}`;
  const server = new Server();
  await server.take({ namespace: "chat", payload: { action: "send_message", content: text, ...everyone } });
  const id = server.carriedOut[0]?.message_id ?? "";
  server.heard.length = 0;
  const history: StoredMessage[] = [{ id, source: amira, timestamp, scope: "global", content: text }];
  const opens = () => tab(t, room_id, server);
  return { room_id, server, id, history, opens };
}

/** The messages as they will stand; a removed one is nothing. */
function seen({ view, pending }: SessionState): string[] {
  const { messages = [] } = view?.chat.conversations.global ?? {};
  return messages.map((it) => withChange(it, changeOf(pending, it.id)).content);
}

const edited = (id: Id, content: string, transaction_id?: string): Envelope => ({
  namespace: "messages",
  timestamp,
  ...(transaction_id && { transaction_id }),
  payload: { message: "message_edited", id, source: amira, scope: "global", content, edited_at: timestamp, edits: 1 },
});

test("an edit without a connection shows at once, outlives the page, and goes out once", async (t) => {
  const { room_id, server, id, history, opens } = await begun(t);
  const before = opens();
  before.isOffline(amira, history);
  await before.changes.edit(everyone, id, "At ten");
  assert.deepEqual(seen(before.store.getState()), ["At ten"]);
  before.close();
  assert.deepEqual(server.texts, ["At tne"]);

  const after = opens();
  after.joins(amira, history);
  await until(() => server.texts[0] === "At ten");
  assert.deepEqual(seen(after.store.getState()), ["At ten"]);
  await isEmpty(after.disk, room_id);
  assert.equal(server.heard.length, 1);
});

test("a later edit replaces the one that waits, and goes after what was said before it", async (t) => {
  const { server, id, history, opens } = await begun(t);
  const page = opens();
  page.isOffline(amira, history);
  await page.changes.edit(everyone, id, "At ten");
  await page.outgoing.say(everyone, "Or not");
  await page.changes.edit(everyone, id, "At eleven");
  assert.deepEqual(page.shown(), ["Or not", "(edit) At eleven"]);
  page.joins(amira, history);
  await until(() => server.texts[0] === "At eleven");
  assert.deepEqual(server.contents.slice(1), ["Or not", "At eleven"]);
});

test("an older echo does not overwrite the newer edit, and a receipt before its event lets nothing reappear", async (t) => {
  const { id, history, opens } = await begun(t);
  const page = opens();
  page.isOffline(amira, history);
  await page.changes.edit(everyone, id, "At eleven");
  page.hears(edited(id, "At ten", "from another device"));
  assert.deepEqual(seen(page.store.getState()), ["At eleven"]);
  page.joins(amira, history);
  await until(() => page.pending()[0]?.message_id === id);
  assert.deepEqual(seen(page.store.getState()), ["At eleven"]);
  const [change] = page.pending();
  assert.ok(change);
  page.hears(edited(id, "At eleven", change.transaction_id));
  assert.deepEqual(page.pending(), []);
  assert.deepEqual(seen(page.store.getState()), ["At eleven"]);
});

test("an unsent message that is edited goes out with its last text", async (t) => {
  const { room_id, server, history, opens } = await begun(t);
  const before = opens();
  before.isOffline(amira, history);
  await before.outgoing.say(everyone, "Helo", { transaction_id: "00000000-0000-4000-a000-000000000001" });
  await before.changes.edit(everyone, "00000000-0000-4000-a000-000000000001", "Hello");
  assert.deepEqual(before.shown(), ["Hello"]);
  before.close();
  const after = opens();
  after.joins(amira, history);
  await until(() => server.texts.length === 2);
  await isEmpty(after.disk, room_id);
  assert.deepEqual(server.contents.slice(1), ["Hello"]);
});

test("an edit of a message under way goes behind its receipt", async (t) => {
  const { room_id, server, history, opens } = await begun(t);
  const before = opens();
  before.joins(amira, history);
  server.isMute = true;
  await before.outgoing.say(everyone, "Helo", { transaction_id: "00000000-0000-4000-a000-000000000002" });
  await until(() => server.texts.length === 2);
  await before.changes.edit(everyone, "00000000-0000-4000-a000-000000000002", "Hello");
  before.close();

  server.isMute = false;
  const after = opens();
  after.joins(amira, history);
  await until(() => server.texts[1] === "Hello");
  assert.deepEqual(server.contents.slice(1), ["Helo", "Hello"]);
  await isEmpty(after.disk, room_id);
});

test("a refused edit keeps its text with the reason, and the message shows what is true", async (t) => {
  const { server, id, history, opens } = await begun(t);
  server.refuses = { "At ten": { reason: "chat_locked" } };
  const before = opens();
  before.joins(amira, history);
  await before.changes.edit(everyone, id, "At ten");
  await until(() => before.shown()[0] === "(edit) At ten: chat_locked");
  assert.deepEqual(seen(before.store.getState()), ["At tne"]);
  before.close();
  const after = opens();
  after.joins(amira, history);
  await until(() => after.shown()[0] === "(edit) At ten: chat_locked");
  server.refuses = {};
  after.outgoing.retry(after.pending()[0]?.transaction_id ?? "");
  await until(() => server.texts[0] === "At ten");
});

test("a deletion by somebody else beats an edit that waits, whose text is not lost", async (t) => {
  const { server, id, history, opens } = await begun(t);
  const page = opens();
  page.isOffline(amira, history);
  await page.changes.edit(everyone, id, "At ten");
  await server.take({ namespace: "messages", payload: { action: "delete", message_id: id }, transaction_id: "hers" });
  const tombstone = { ...history[0], content: "", deleted_at: timestamp, deleted_by: "alice" } as StoredMessage;
  page.joins(amira, [tombstone]);
  assert.deepEqual(seen(page.store.getState()), [""]);
  await until(() => page.shown()[0] === "(edit) At ten: message_is_deleted");
  assert.deepEqual(server.texts, [""]);
});

test("the text is the same already: an edit ends without a word", async (t) => {
  const { room_id, server, id, history, opens } = await begun(t, "At ten");
  const page = opens();
  page.joins(amira, [{ ...history[0], content: "At nine" } as StoredMessage]);
  await page.changes.edit(everyone, id, "At ten");
  await until(() => page.shown().length === 0);
  await isEmpty(page.disk, room_id);
  assert.equal(server.heard.length, 1);
});
