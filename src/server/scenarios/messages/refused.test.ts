import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { methodOf, outcomeOf, STRANGERS_REQUESTS, UNKNOWN, UNKNOWN_CODE } from "../../testing/hostile/stranger";
import type { Person } from "../../testing/person";
import type { Frame } from "../../testing/raw-connection";
import { TestServer } from "../../testing/test-server";

const timestamp = "2026-01-13T12:00:00.000000Z";

/** Alice's room with Bob, and Carol, who floods it. Eve is a stranger with invalid codes. */
async function scene(server: TestServer) {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const { room_id } = room;
  const codes = {
    revoked: await alice.invites({ role: "user" }),
    expired: await alice.invites({ role: "user" }),
    "used up": await alice.invites({ role: "user", max_uses: 1 }),
  };
  await alice.revokes(codes.revoked);
  const past = `UPDATE "Invite" SET expires_at = '2020-01-01T00:00:00.000000Z' WHERE code = '${codes.expired}'`;
  await server.database.execute(past);
  const dora = await server.person("Dora");
  await dora.joins(room, { invite: codes["used up"] });
  const elsewhere = await dora.client.rooms.create.mutate({ title: "Elsewhere" });
  await bob.does("chat", { action: "set_last_seen_timestamp", scope: "global", timestamp });
  await Promise.allSettled(Array.from({ length: 2 * BURST }, (_, at) => carol.sends(`${at}`)));
  await alice.does("chat", { action: "disable_chat" });
  const inside = async ({ token, name }: Person) => {
    const connection = await server.connect(token);
    await connection.joins({ room_id, display_name: name });
    return connection;
  };
  return {
    room_id,
    codes: { ...codes, "of another room": elsewhere.invites.user, unknown: "no-such-code" },
    ids: { alice: alice.id, bob: bob.id },
    eve: await server.connect(await server.identity()),
    alice: await inside(alice),
    bob: await inside(bob),
    carol: await inside(carol),
  };
}
type Scene = Awaited<ReturnType<typeof scene>>;
/** An act and its outcome: a reason, the protocol's error, or no change. */
type Kind = { readonly what: string; readonly does: (scene: Scene) => Promise<Frame>; readonly outcome: string };

const comes = (what: string, outcome: string, input: (scene: Scene) => object): Kind => ({
  what: `coming ${what}`,
  outcome,
  does: (it) => it.eve.triesToJoin({ display_name: "Eve", ...input(it) }),
});

const joins: Kind[] = [
  comes("to no room", "not_found", () => ({ room_id: UNKNOWN })),
  comes("to no room with an invitation", "not_found", ({ codes }) => ({ room_id: UNKNOWN, invite: codes.revoked })),
  comes("without an invitation", "not_found", ({ room_id }) => ({ room_id })),
  comes("back to where one never was", "not_found", ({ room_id }) => ({ room_id, lastEventId: "3" })),
  comes("with an unknown invitation", "not_found", ({ room_id, codes }) => ({ room_id, invite: codes.unknown })),
  comes("with one to another room", "not_found", ({ room_id, codes }) => ({
    room_id,
    invite: codes["of another room"],
  })),
  comes("with a revoked one", "invite_revoked", ({ room_id, codes }) => ({ room_id, invite: codes.revoked })),
  comes("with an expired one", "invite_expired", ({ room_id, codes }) => ({ room_id, invite: codes.expired })),
  comes("with a used up one", "invite_used_up", ({ room_id, codes }) => ({ room_id, invite: codes["used up"] })),
  comes("without a name", "invalid_payload", ({ room_id }) => ({ room_id, display_name: " " })),
  comes("back without a name", "invalid_payload", ({ room_id }) => ({ room_id, display_name: " ", lastEventId: "3" })),
  comes("back to no room without a name", "invalid_payload", () => ({
    room_id: UNKNOWN,
    display_name: " ",
    lastEventId: "3",
  })),
];

type Who = "alice" | "bob" | "carol" | "eve";
const gives = (who: Who, command: string, outcome: string, more: (scene: Scene) => object = () => ({})): Kind => {
  const [namespace, action] = command.split(" ");
  return { what: command, outcome, does: (it) => it[who].send({ action, ...more(it) }, namespace) };
};

const commands: Kind[] = [
  gives("bob", "chat clear_history", "insufficient_permissions"),
  gives("bob", "control set_groups", "insufficient_permissions", ({ ids }) => ({ target: ids.bob, groups: [] })),
  gives("bob", "chat send_message", "chat_disabled", () => ({ scope: "global", content: "Hello" })),
  gives("bob", "chat send_message", "empty_content", () => ({ scope: "global", content: " " })),
  gives("bob", "chat shout", "invalid_payload"),
  gives("bob", "chat set_last_seen_timestamp", "not_a_member", () => ({ scope: "group", target: "g", timestamp })),
  gives("bob", "chat set_last_seen_timestamp", "unknown_participant", () => ({
    scope: "private",
    target: UNKNOWN,
    timestamp,
  })),
  gives("bob", "chat set_last_seen_timestamp", "nothing", () => ({ scope: "global", timestamp })),
  gives("carol", "chat set_last_seen_timestamp", "too_many_requests", () => ({ scope: "global", timestamp })),
  gives("alice", "control grant_moderator_role", "unknown_participant", () => ({ target: UNKNOWN })),
  gives("alice", "control revoke_moderator_role", "nothing_to_do", ({ ids }) => ({ target: ids.bob })),
  gives("alice", "control revoke_moderator_role", "target_is_room_owner", ({ ids }) => ({ target: ids.alice })),
  gives("alice", "control set_groups", "nothing_to_do", ({ ids }) => ({ target: ids.bob, groups: [] })),
  gives("eve", "chat enable_chat", "not_joined"),
];

const asks = (who: Who, path: string, outcome: string, input: (scene: Scene) => object): Kind => ({
  what: `${path}, ${who}`,
  outcome,
  does: (it) => it[who].ask(methodOf(path), path, input(it)),
});

const questions: Kind[] = [
  ...STRANGERS_REQUESTS.flatMap(({ path, more }) => [
    asks("eve", path, "not_found", ({ room_id }) => ({ room_id, ...more })),
    asks("eve", path, "not_found", () => ({ room_id: UNKNOWN, ...more })),
  ]),
  asks("bob", "invites.create", "not_a_moderator", ({ room_id }) => ({ room_id, role: "user" })),
  asks("bob", "rooms.log", "not_a_moderator", ({ room_id }) => ({ room_id })),
  asks("bob", "chat.history", "not_a_member", ({ room_id }) => ({ room_id, scope: "group", target: "g" })),
  asks("bob", "chat.reactors", "unknown_message", ({ room_id }) => ({ room_id, message_id: UNKNOWN, reaction: "👍" })),
  asks("alice", "invites.create", "invalid_payload", ({ room_id }) => ({
    room_id,
    role: "user",
    expires_at: timestamp,
  })),
  asks("alice", "invites.revoke", "not_found", ({ room_id }) => ({ room_id, code: UNKNOWN_CODE })),
  asks("alice", "invites.revoke", "nothing", ({ room_id, codes }) => ({ room_id, code: codes.revoked })),
  asks("eve", "rooms.create", "invalid_payload", () => ({ title: " " })),
];

const SETTLED_MS = 6_000;

/** The burst; nothing refills during the test. */
const BURST = 50;

describe("Nothing is written by", () => {
  let server: TestServer;
  let here: Scene;
  let kept: string;
  before(async () => {
    server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0.001", RATE_LIMIT_BURST: `${BURST}` });
    here = await scene(server);
    kept = await settled(server);
  });
  after(() => server[Symbol.asyncDispose]());

  for (const { what, does, outcome } of [...joins, ...commands, ...questions])
    test(`${what}: ${outcome}`, async () => {
      assert.equal(outcomeOf(await does(here)), outcome);
      await sleep(10);
      const before = kept;
      kept = await server.database.fingerprint();
      assert.equal(kept, before);
    });

  test("and a command that is carried out does write", async () => {
    await here.alice.send({ action: "set_last_seen_timestamp", scope: "global", timestamp });
    while ((await server.database.fingerprint()) === kept) await sleep(15);
  });
});

test("A refused command takes nothing from those in the same commit", async () => {
  await using server = await TestServer.start();
  const { room, alice, carol } = await server.meetingOfThree();
  const connection = await server.connect(alice.token);
  await connection.joins({ room_id: room.room_id, display_name: "Alice" });
  const says = (content: string) => ({ action: "send_message", scope: "global", content });
  const given = [
    { payload: { action: "disable_chat" } },
    { payload: says("Too late") },
    { payload: { action: "enable_chat" } },
    { payload: says("In time"), transaction_id: "t-1" },
    { payload: says(" ") },
    { payload: says("Once more"), transaction_id: "t-1" },
  ];
  const params = (input: object) => ({ path: "signaling.send", input: { namespace: "chat", ...input } });
  connection.write(given.map((input, id) => ({ id: `${id}`, method: "mutation", params: params(input) })));
  const answers = await Promise.all(given.map((_, id) => connection.answerTo(`${id}`)));
  assert.deepEqual(answers.map(outcomeOf), [
    "nothing",
    "chat_disabled",
    "nothing",
    "nothing",
    "empty_content",
    "nothing",
  ]);
  assert.deepEqual(answers[5]?.result, answers[3]?.result);
  await carol.receives({ message: "chat_disabled" });
  await carol.receives({ message: "chat_enabled" });
  await carol.receives({ message: "message_sent", content: "In time" });
  await carol.receivesNothing();
});

/** The fingerprint once nothing has changed for longer than a server that has just started waits to blank its files. */
async function settled({ database }: TestServer): Promise<string> {
  let since = performance.now();
  let fingerprint = await database.fingerprint();
  while (performance.now() - since < SETTLED_MS) {
    await sleep(50);
    const now = await database.fingerprint();
    if (now === fingerprint) continue;
    since = performance.now();
    fingerprint = now;
  }
  return fingerprint;
}
