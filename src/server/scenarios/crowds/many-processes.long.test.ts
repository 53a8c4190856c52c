import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Cluster, NO_CLUSTER, type Node } from "../../testing/cluster";
import { everyone, type Person, toGroup, toPerson } from "../../testing/person";

const GRACE_MS = 300;
/** The time in which everybody has everything, once Redis is back. */
const CONVERGED_MS = 2_000;

type Content = { readonly content?: string };

let cluster: Cluster;

/** Alice on the first process, Bob on the second, Carol on the third, all in one room. */
async function meeting() {
  const [first, second, third] = cluster.nodes as [Node, Node, Node];
  const [alice, bob, carol] = await Promise.all([first.person("Alice"), second.person("Bob"), third.person("Carol")]);
  const room = await alice.client.rooms.create.mutate({ title: "Weekly" });
  await alice.joins(room);
  for (const newcomer of [bob, carol]) await newcomer.joins(room, { invite: room.invites.user });
  for (const person of [alice, bob]) await hears(person, { message: "joined", id: carol.id });
  return { room, alice, bob, carol, first, second, third };
}

/** Takes events until one has these fields. */
async function hears(person: Person, expected: Record<string, unknown>): Promise<void> {
  for (;;) {
    const payload: Record<string, unknown> = (await person.receives({})).data.payload;
    if (Object.entries(expected).every(([key, value]) => payload[key] === value)) return;
  }
}

/** The texts that a person hears, up to and including the last. */
async function texts(person: Person, last: string): Promise<string[]> {
  const heard: string[] = [];
  while (heard.at(-1) !== last) {
    const { content } = (await person.receives({})).data.payload as Content;
    if (content !== undefined) heard.push(content);
  }
  return heard;
}

describe("Three processes", { skip: NO_CLUSTER }, () => {
  before(async () => {
    cluster = await Cluster.start(3, { PRESENCE_GRACE_MS: String(GRACE_MS), RATE_LIMIT_PER_SECOND: "0" });
  });
  after(() => cluster?.[Symbol.asyncDispose]());

  test("serve one room: global, group and private messages reach those whom they are for, in one order", async () => {
    const { alice, bob, carol } = await meeting();
    for (const { id } of [alice, bob])
      await alice.does("control", { action: "set_groups", target: id, groups: ["board"] });
    const everybody = [alice, bob, carol];
    await Promise.all(everybody.flatMap((it) => [1, 2, 3, 4, 5].map((at) => it.sends(`${it.name} ${at}`))));
    await bob.sends("for the board", toGroup("board"));
    await carol.sends("for Alice", toPerson(alice));
    await alice.sends("the end");
    const [one, two, three] = await Promise.all(everybody.map((it) => texts(it, "the end")));
    const open = (heard: string[] | undefined) => heard?.filter((it) => !it.startsWith("for "));
    assert.equal(open(one)?.length, 16);
    assert.deepEqual(open(one), open(two));
    assert.deepEqual(open(two), open(three));
    const closed = [one, two, three].map((heard) => heard?.filter((it) => it.startsWith("for ")));
    assert.deepEqual(closed, [["for the board", "for Alice"], ["for the board"], ["for Alice"]]);
  });

  test("let a role and a group count from the next command and the next event on, everywhere", async () => {
    const { alice, bob, carol } = await meeting();
    await alice.does("control", { action: "grant_moderator_role", target: bob.id });
    assert.ok("timestamp" in (await bob.does("chat", { action: "disable_chat" })));
    assert.deepEqual(await carol.sends("Hello?"), { error: "chat_disabled" });
    await alice.does("control", { action: "revoke_moderator_role", target: bob.id });
    assert.deepEqual(await bob.does("chat", { action: "enable_chat" }), { error: "insufficient_permissions" });
    await alice.does("chat", { action: "enable_chat" });
    for (const { id } of [alice, carol])
      await alice.does("control", { action: "set_groups", target: id, groups: ["board"] });
    await alice.sends("while Carol is in it", toGroup("board"));
    await alice.does("control", { action: "set_groups", target: carol.id, groups: [] });
    await alice.sends("without Carol", toGroup("board"));
    await alice.sends("the end");
    assert.deepEqual(await texts(carol, "the end"), ["while Carol is in it", "the end"]);
  });

  test("give the same receipt to a command that is repeated at another process", async () => {
    const { room, bob, carol, third } = await meeting();
    const receipt = await bob.sends("Once", everyone, "the same");
    const elsewhere = bob.elsewhere("Bob", third);
    await elsewhere.joins(room);
    assert.deepEqual(await elsewhere.sends("Once", everyone, "the same"), receipt);
    await carol.sends("the end");
    assert.deepEqual(await texts(carol, "the end"), ["Once", "the end"]);
  });

  test("resume what was begun at another process", async () => {
    const { room, alice, bob, third } = await meeting();
    await alice.sends("seen");
    const { id } = await bob.receives({ content: "seen" });
    bob.leaves();
    await alice.sends("missed");
    const elsewhere = bob.elsewhere("Bob", third);
    assert.equal((await elsewhere.resumes(room, id)).data.payload.message, "resumed");
    await elsewhere.receives({ content: "missed" });
  });

  test("know somebody with a connection at each of two as one, who leaves once", async () => {
    const { room, alice, bob, third } = await meeting();
    alice.forgets();
    const elsewhere = bob.elsewhere("Bob", third);
    await elsewhere.joins(room);
    bob.leaves();
    await alice.receivesNothing(GRACE_MS * 2);
    elsewhere.leaves();
    await alice.receives({ message: "left", id: bob.id, reason: "quit" });
    await alice.receivesNothing();
  });

  test("tell a reader's other connections, wherever they are, up to where they have read", async () => {
    const { room, bob, third } = await meeting();
    const elsewhere = bob.elsewhere("Bob", third);
    await elsewhere.joins(room);
    const timestamp = "2026-01-13T12:37:08.123456Z";
    await bob.does("chat", { action: "set_last_seen_timestamp", ...everyone, timestamp });
    await hears(elsewhere, { message: "set_last_seen_timestamp", timestamp });
  });

  test("tell who is typing, once and only to those whom it is for, and without a trace", async () => {
    const { alice, bob, carol } = await meeting();
    const typing = { action: "typing", ...everyone };
    await Promise.all([bob, carol].map((person) => person.does("messages", typing)));
    await hears(alice, { message: "typing" });
    await hears(alice, { message: "typing" });
    await hears(bob, { message: "typing", source: carol.id });
    await hears(carol, { message: "typing", source: bob.id });
    await alice.does("messages", { ...typing, ...toPerson(carol) });
    await hears(carol, { message: "typing", scope: "private", source: alice.id });
    for (const person of [alice, bob, carol]) await person.receivesNothing(1_200);
  });

  test("say who is gone when one of them is killed, and let its people go on at another", async () => {
    const { room, alice, bob, carol, second, third } = await meeting();
    const gustav = await third.person("Gustav");
    await gustav.joins(room, { invite: room.invites.user });
    await alice.sends("seen");
    for (const person of [alice, bob]) await hears(person, { content: "seen" });
    await hears(carol, { content: "seen" });
    const { id } = await carol.elsewhere("Carol", second).joins(room);
    await third.dies();
    const again = carol.elsewhere("Carol", second);
    assert.equal((await again.resumes(room, id)).data.payload.message, "resumed");
    // Gustav does not come back: he is gone when his process's lease runs out. Carol is not.
    await alice.receives({ message: "left", id: gustav.id, reason: "timeout" });
    await alice.receivesNothing();
    await third.starts();
  });

  test("let a crowd in at once where one stood still and was taken for dead", async () => {
    const { room, alice, carol, third } = await meeting();
    const crowd = await Promise.all(Array.from({ length: 20 }, async () => third.connect(await third.identity())));
    const faults = third.log.length;
    third.standsStill();
    await alice.receives({ message: "left", id: carol.id, reason: "timeout" });
    const input = { room_id: room.room_id, display_name: "Gustav", invite: room.invites.user };
    const joined = crowd.map((it) => it.joins(input));
    third.goesOn();
    for (const { data } of await Promise.all(joined)) assert.equal(data.payload.message, "join_success");
    // The others had seen her leave.
    await hears(alice, { message: "joined", id: carol.id });
    assert.deepEqual(third.log.slice(faults), []);
  });

  test("lose nothing when Redis loses a third of the notices", async () => {
    const { alice, bob, carol } = await meeting();
    cluster.redis.loses(1 / 3);
    const before = cluster.redis.lost;
    for (let at = 0; at < 30; at++) await alice.sends(`notice ${at}`);
    await bob.sends("the end");
    const expected = [...Array.from({ length: 30 }, (_, at) => `notice ${at}`), "the end"];
    for (const person of [alice, bob, carol]) assert.deepEqual(await texts(person, "the end"), expected);
    cluster.redis.loses(0);
    assert.ok(cluster.redis.lost > before, "some were lost");
  });

  test("go on while Redis is paused, and have everything two seconds after it is back", async () => {
    const { room, alice, bob, carol, second } = await meeting();
    cluster.redis.pauses();
    await alice.sends("said while Redis slept");
    const dora = await second.person("Dora");
    await dora.joins(room, { invite: room.invites.user });
    await hears(bob, { content: "said while Redis slept" });
    cluster.redis.goesOn();
    const back = performance.now();
    await hears(carol, { message: "joined", id: dora.id });
    await hears(alice, { message: "joined", id: dora.id });
    assert.ok(performance.now() - back < CONVERGED_MS);
  });

  test("go on while Redis is restarted, and have everything two seconds after it is back", async () => {
    const { alice, bob, carol, first } = await meeting();
    await cluster.redis.closes();
    for (let at = 0; at < 5; at++) await alice.sends(`without ${at}`);
    await hears(bob, { content: "without 4" });
    await cluster.redis.opens();
    const back = performance.now();
    await hears(carol, { content: "without 4" });
    assert.ok(performance.now() - back < CONVERGED_MS);
    await sleep(CONVERGED_MS);
    await alice.sends("and on");
    const said = performance.now();
    await hears(carol, { content: "and on" });
    assert.ok(performance.now() - said < CONVERGED_MS / 4, "notices come again, and nobody waits for a comparison");
    assert.ok(first.log.some((line) => line.includes("Redis is back")));
  });

  test("do not start without Redis, as they would without PostgreSQL, and do when it is there", async () => {
    const { room, alice, third } = await meeting();
    await cluster.redis.closes();
    await third.dies("SIGTERM");
    await assert.rejects(third.starts(), /REDIS_URL cannot be used: .*ECONNREFUSED/);
    await alice.sends("without Redis");
    await cluster.redis.opens();
    await third.starts();
    const dora = await third.person("Dora");
    await dora.joins(room, { invite: room.invites.user });
    await alice.sends("with Redis");
    await hears(dora, { content: "with Redis" });
  });
});
