import "fake-indexeddb/auto";
import assert from "node:assert/strict";
import test from "node:test";
import type { Addressee } from "../../../protocol";
import { amira } from "../testing/join-success";
import { isEmpty, Server, tab, until } from "../testing/tab";
import { UnsentOnDisk } from "../unsent/unsent";

const bo = "00000000-0000-4000-8000-00000000000b";
const everyone: Addressee = { scope: "global" };

test("messages written without a connection are there for the next page, and go out once, in order", async (t) => {
  const server = new Server();
  const room_id = "00000000-0000-4000-8000-000000000001";
  const before = tab(t, room_id, server);
  before.isOffline();
  for (const word of ["one", "two", "three"]) await before.outgoing.say(everyone, word);
  assert.ok(before.pending().every(({ kept }) => kept));
  before.close();
  assert.deepEqual(server.contents, []);

  const after = tab(t, room_id, server);
  after.joins();
  await until(() => server.contents.length === 3);
  assert.deepEqual(server.contents, ["one", "two", "three"]);
  await isEmpty(after.disk, room_id);
});

test("a message written as somebody else is shown, and sent by nobody", async (t) => {
  const server = new Server();
  const room_id = "00000000-0000-4000-8000-000000000002";
  const before = tab(t, room_id, server);
  before.isOffline(bo);
  await before.outgoing.say(everyone, "I am Bo");
  before.close();
  const after = tab(t, room_id, server);
  after.joins(amira);
  await until(() => after.shown().length === 1);
  assert.deepEqual(after.shown(), ["I am Bo: another"]);
  await after.outgoing.say(everyone, "I am Amira");
  await until(() => server.contents.length > 0);
  assert.deepEqual(server.contents, ["I am Amira"]);
  const [first] = after.pending();
  assert.ok(first);
  after.outgoing.discard(first.transaction_id);
  await isEmpty(after.disk, room_id);
});

test("a message that waits for days is not sent unasked: the server may have forgotten having it", async (t) => {
  const server = new Server();
  const room_id = "00000000-0000-4000-8000-000000000003";
  const before = new UnsentOnDisk();
  const weekAgo = new Date(Date.now() - 7 * 24 * 3_600_000).toISOString();
  const old = { transaction_id: "t-old", to: everyone, content: "old", timestamp: weekAgo };
  await before.add({ ...old, room_id, participant_id: amira });
  before.close();
  const after = tab(t, room_id, server);
  after.joins();
  await until(() => after.shown().length === 1);
  assert.deepEqual(after.shown(), ["old: stale"]);
  after.outgoing.retry("t-old");
  await until(() => server.contents.length === 1);
  await isEmpty(after.disk, room_id);
});

test("a refused message stays with its reason, for the next page too, and holds up nothing", async (t) => {
  const server = new Server();
  server.refuses = { bad: { reason: "not_a_member" } };
  const room_id = "00000000-0000-4000-8000-000000000004";
  const before = tab(t, room_id, server);
  before.joins();
  for (const word of ["bad", "good"]) await before.outgoing.say(everyone, word);
  await until(() => server.contents.length === 1);
  assert.deepEqual(server.contents, ["good"]);
  await until(() => before.shown().includes("bad: not_a_member"));
  await until(async () => (await before.disk.in(room_id))?.[0]?.refused !== undefined);
  before.close();

  const after = tab(t, room_id, server);
  after.joins();
  await until(() => after.shown().length === 1);
  assert.deepEqual(after.shown(), ["bad: not_a_member"]);
  server.refuses = {};
  const [bad] = after.pending();
  assert.ok(bad);
  after.outgoing.retry(bad.transaction_id);
  await until(() => server.contents.length === 2);
  assert.equal(server.carriedOut[1]?.transaction_id, bad.transaction_id);
});

test("two tabs show the same, and what both send is carried out once", async (t) => {
  const server = new Server();
  const room_id = "00000000-0000-4000-8000-000000000005";
  const [one, other] = [tab(t, room_id, server), tab(t, room_id, server)];
  one.isOffline();
  other.isOffline();
  await one.outgoing.say(everyone, "from one");
  await until(() => other.shown().length === 1);
  await other.outgoing.say(everyone, "from the other");
  await until(() => one.shown().length === 2);
  assert.deepEqual(one.shown(), other.shown());
  one.joins();
  other.joins();
  await until(() => server.contents.length === 2);
  assert.deepEqual(server.contents, ["from one", "from the other"]);
  await isEmpty(one.disk, room_id);
  await until(() => other.pending().every(({ message_id }) => message_id !== undefined));
});

test("mentions outlive the page with their message, and whom they did not reach is said until the next one", async (t) => {
  const server = new Server();
  const room_id = "00000000-0000-4000-8000-0000000000a1";
  const before = tab(t, room_id, server);
  before.isOffline();
  const chosen = [
    { text: "@Bo", id: bo },
    { text: "@Backend", group: "/OU/Backend" },
    { text: "@everyone", all: true },
  ] as const;
  await before.outgoing.say(everyone, "@Bo, @Backend, @everyone", { chosen });
  before.close();
  server.unseen_by = [bo];
  const after = tab(t, room_id, server);
  after.joins();
  await until(() => server.heard.length === 1);
  const [{ payload } = { payload: undefined }] = server.heard;
  assert.deepEqual(payload, {
    action: "send_message",
    content: "@Bo, @Backend, @everyone",
    scope: "global",
    mentions: [bo],
    mention_groups: ["/OU/Backend"],
    mention_all: true,
  });
  await until(() => after.store.getState().unseen_by.global !== undefined);
  assert.deepEqual(after.store.getState().unseen_by, { global: [bo] });
  server.unseen_by = undefined;
  await after.outgoing.say(everyone, "next");
  assert.deepEqual(after.store.getState().unseen_by, {});
});
