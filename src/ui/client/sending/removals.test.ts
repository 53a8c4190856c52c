import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import type { Addressee, Envelope, Id, StoredMessage } from "../../../protocol";
import { acknowledged } from "../state/state";
import { amira } from "../testing/join-success";
import { isEmpty, Server, tab, until } from "../testing/tab";

const everyone: Addressee = { scope: "global" };
const timestamp = "2026-03-13T10:00:00.000000Z";

let rooms = 0;
function room(t: TestContext) {
  rooms += 1;
  const room_id = `00000000-0000-4000-8000-0000000002${String(rooms).padStart(2, "0")}`;
  const transaction_id = `00000000-0000-4000-a000-0000000002${String(rooms).padStart(2, "0")}`;
  const server = new Server();
  return { room_id, transaction_id, server, opens: () => tab(t, room_id, server) };
}

async function withMessage(t: TestContext, content: string) {
  const { server, ...rest } = room(t);
  await server.take({ namespace: "chat", payload: { action: "send_message", content, ...everyone } });
  const id = server.carriedOut[0]?.message_id ?? "";
  server.heard.length = 0;
  const history: StoredMessage[] = [{ id, source: amira, timestamp, scope: "global", content }];
  return { ...rest, server, id, history };
}

async function onDisk(): Promise<string> {
  const found: unknown[] = [];
  for (const { name = "" } of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => all.addEventListener("success", resolve));
      found.push(all.result);
    }
    database.close();
  }
  return JSON.stringify(found);
}

test("a message that is removed before it leaves reaches nobody, and its text leaves the disk at once", async (t) => {
  const { room_id, server, transaction_id, opens } = room(t);
  const before = opens();
  before.isOffline();
  await before.outgoing.say(everyone, "The budget is secret", { transaction_id });
  assert.ok((await onDisk()).includes("secret"), "it was there");
  before.changes.remove(everyone, transaction_id);
  await until(async () => !(await onDisk()).includes("secret"));
  before.close();
  const after = opens();
  after.joins();
  await isEmpty(after.disk, room_id);
  assert.deepEqual(server.texts, []);
  assert.ok(!JSON.stringify(server.heard).includes("secret"));
  await until(() => after.pending().length === 0);
});

test("a message that is removed under way is deleted in the room, though nobody knows whether it arrived", async (t) => {
  const { room_id, server, transaction_id, opens } = room(t);
  const before = opens();
  before.joins();
  server.isMute = true;
  await before.outgoing.say(everyone, "The budget is secret", { transaction_id });
  await until(() => server.texts.length === 1);
  before.changes.remove(everyone, transaction_id);
  await until(async () => !(await onDisk()).includes("secret"));
  before.close();
  server.isMute = false;
  const after = opens();
  after.joins();
  await until(() => server.texts[0] === "");
  await isEmpty(after.disk, room_id);
});

for (const message of ["message_sent", "message_held"] as const) {
  const arrival = (id: Id, transaction_id: string): Envelope => {
    const said = { id, source: amira, scope: "global", content: "The budget" } as const;
    if (message === "message_sent")
      return { namespace: "chat", timestamp, transaction_id, payload: { message, ...said } };
    return { namespace: "messages", timestamp, transaction_id, payload: { message, ...said } };
  };

  test(`a message that arrives by ${message} while it is being removed stays removed`, async (t) => {
    const { server, transaction_id, opens } = room(t);
    const page = opens();
    page.joins();
    server.isMute = true;
    await page.outgoing.say(everyone, "The budget", { transaction_id });
    await until(() => server.texts.length === 1);
    page.changes.remove(everyone, transaction_id);
    server.isMute = false;
    page.hears(arrival(server.carriedOut[0]?.message_id ?? "", transaction_id));
    assert.deepEqual(page.shown(), ["(remove)"]);
    await until(() => server.texts[0] === "");
  });

  test(`a message that has arrived by ${message} can be removed under its transaction_id`, async (t) => {
    const { server, transaction_id, opens } = room(t);
    const page = opens();
    page.joins();
    await page.outgoing.say(everyone, "The budget", { transaction_id });
    await until(() => page.pending()[0]?.message_id !== undefined);
    page.hears(arrival(server.carriedOut[0]?.message_id ?? "", transaction_id));
    assert.deepEqual(page.shown(), []);
    page.changes.remove(everyone, transaction_id);
    await until(() => server.texts[0] === "");
  });

  test(`a receipt behind a ${message} without its transaction_id finds the message`, async (t) => {
    const { server, transaction_id, opens } = room(t);
    const page = opens();
    page.joins();
    server.isMute = true;
    await page.outgoing.say(everyone, "The budget", { transaction_id });
    await until(() => server.texts.length === 1);
    const id = server.carriedOut[0]?.message_id ?? "";
    const { transaction_id: _, ...event } = arrival(id, transaction_id);
    page.hears(event);
    assert.deepEqual(page.shown(), ["The budget"]);
    page.store.setState((state) => acknowledged(state, transaction_id, id), true);
    assert.deepEqual(page.shown(), []);
    assert.equal(page.store.getState().sent_as[id], transaction_id);
  });
}

test("a deletion without a connection takes an edit that waits along, and goes out once, from the next page", async (t) => {
  const { room_id, server, id, history, opens } = await withMessage(t, "At tne");
  const before = opens();
  before.isOffline(amira, history);
  await before.changes.edit(everyone, id, "At a secret hour");
  before.changes.remove(everyone, id);
  assert.deepEqual(before.shown(), ["(remove)"]);
  await until(async () => !(await onDisk()).includes("secret"));
  before.close();
  const after = opens();
  after.joins(amira, history);
  await until(() => server.texts[0] === "");
  await isEmpty(after.disk, room_id);
  assert.equal(server.heard.length, 1);
});

test("the undo of a deletion that has not left brings everything back, and one that comes too late says so", async (t) => {
  const { server, id, history, transaction_id, opens } = await withMessage(t, "At tne");
  const page = opens();
  page.isOffline(amira, history);
  await page.changes.edit(everyone, id, "At ten");
  await page.outgoing.say(everyone, "Or not", { transaction_id });
  const undo = page.changes.remove(everyone, id);
  const undoOther = page.changes.remove(everyone, transaction_id);
  assert.deepEqual(page.shown(), ["", "(remove)"]);
  assert.equal(undo(), true);
  assert.equal(undoOther(), true);
  assert.deepEqual(page.shown(), ["Or not", "(edit) At ten"]);
  const again = page.changes.remove(everyone, id);
  page.joins(amira, history);
  await until(() => server.texts[0] === "");
  assert.equal(again(), false);
  assert.deepEqual(server.texts, ["", "Or not"]);
});

test("a deletion of what is deleted or gone is done", async (t) => {
  const { room_id, server, id, history, opens } = await withMessage(t, "At tne");
  await server.take({ namespace: "messages", payload: { action: "delete", message_id: id }, transaction_id: "hers" });
  const page = opens();
  page.joins(amira, history);
  page.changes.remove(everyone, id);
  page.changes.remove(everyone, "00000000-0000-4000-a000-00000000dead");
  await until(() => page.pending().length === 0);
  await isEmpty(page.disk, room_id);
});

test("a tab neither shows nor sends the old form of a message that another removes or edits", async (t) => {
  const { room_id, server, transaction_id, opens } = room(t);
  const [one, other] = [opens(), opens()];
  one.isOffline();
  other.isOffline();
  await one.outgoing.say(everyone, "The budget is secret", { transaction_id });
  const second: Id = transaction_id.replace("a000", "b000");
  await one.outgoing.say(everyone, "Helo", { transaction_id: second });
  await until(() => other.shown().length === 2);
  other.changes.remove(everyone, transaction_id);
  await other.changes.edit(everyone, second, "Hello");
  await until(() => one.shown().join() === ",Hello");
  one.joins();
  await until(() => server.texts.length === 1);
  assert.deepEqual(server.texts, ["Hello"]);
  await isEmpty(one.disk, room_id);
});

test("a message that arrived with its old text is edited, and a fresh state does not lose that", async (t) => {
  const { server, transaction_id, opens } = room(t);
  const page = opens();
  page.joins();
  server.isMute = true;
  await page.outgoing.say(everyone, "Helo", { transaction_id });
  await until(() => server.texts.length === 1);
  await page.changes.edit(everyone, transaction_id, "Hello");
  const id = server.carriedOut[0]?.message_id ?? "";
  const sent: Envelope = {
    namespace: "chat",
    timestamp,
    transaction_id,
    payload: { message: "message_sent", id, source: amira, scope: "global", content: "Helo" },
  };
  page.isOffline();
  page.hears(sent);
  assert.deepEqual(page.shown(), ["(edit) Hello"]);
  server.isMute = false;
  page.joins(amira, [{ id, source: amira, timestamp, scope: "global", content: "Helo" }]);
  await until(() => server.texts[0] === "Hello");
});

test("a message that was reworded on its way and then removed is not edited when its event comes", async (t) => {
  const { transaction_id, opens } = room(t);
  const page = opens();
  page.isOffline();
  await page.outgoing.say(everyone, "Helo", { transaction_id });
  await page.changes.edit(everyone, transaction_id, "Hello");
  const id = "00000000-0000-4000-9000-000000000001";
  page.store.setState((state) => acknowledged(state, transaction_id, id), true);
  assert.deepEqual(page.shown(), ["Hello", "(edit) Hello"]);
  page.changes.remove(everyone, transaction_id);
  const sent = { message: "message_sent", id, source: amira, scope: "global", content: "Helo" } as const;
  page.hears({ namespace: "chat", timestamp, transaction_id, payload: sent });
  assert.deepEqual(page.shown(), ["(remove)"]);
});

test("a mention goes with the text of an unsent message: when it is reworded, and when it is removed", async (t) => {
  const { room_id, server, transaction_id, opens } = room(t);
  const before = opens();
  before.isOffline();
  const bo = "00000000-0000-4000-8000-00000000000b";
  const chosen = [
    { text: "@Bo", id: bo },
    { text: "@Chidi Okonkwo", id: "00000000-0000-4000-8000-00000000000c" },
  ];
  await before.outgoing.say(everyone, "@Bo and @Chidi Okonkwo", { transaction_id, chosen });
  await before.changes.edit(everyone, transaction_id, "@Bo alone");
  await before.outgoing.say(everyone, "@Chidi Okonkwo", { transaction_id: `${transaction_id} 2`, chosen });
  before.changes.remove(everyone, `${transaction_id} 2`);
  await until(async () => !(await onDisk()).includes("Chidi"));
  before.close();
  const after = opens();
  after.joins();
  await isEmpty(after.disk, room_id);
  const sent = server.heard.flatMap(({ payload }) => (payload.action === "send_message" ? [payload] : []));
  assert.deepEqual(sent, [{ action: "send_message", content: "@Bo alone", ...everyone, mentions: [bo] }]);
});
