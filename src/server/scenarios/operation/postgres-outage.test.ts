import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { OwnPostgres } from "../../testing/machine/own-postgres";
import { DatabaseProxy } from "../../testing/network/database-proxy";
import { everyone, type Person, refusalOf } from "../../testing/person";
import { ServerProcess } from "../../testing/server-process";
import { message, roomOn } from "../../testing/stream";
import { TestDatabase } from "../../testing/test-database";
import { TestServer } from "../../testing/test-server";

const SECRET = "of all processes that share this database";

/** All messages to everyone, page by page. */
async function saidIn(room_id: string, person: Person) {
  const said: { id: string; content: string }[] = [];
  for (let before: string | undefined; ; before = said[0]?.id) {
    const page = await person.client.chat.history.query({ room_id, ...everyone, before });
    said.unshift(...page.messages);
    if (page.complete) return said;
  }
}

describe("A connection that is lost while the database commits", () => {
  test("does nothing twice: what can be repeated comes through, what cannot fails, logged once", async () => {
    await using database = await TestDatabase.make();
    await using proxy = await DatabaseProxy.before(database);
    await using server = await TestServer.start({ DATABASE_URL: proxy.url });
    const { room, alice } = await server.meeting();

    proxy.commitsToLose = 2;
    const receipt = await alice.sends("with an id", everyone, "one");
    assert.equal(proxy.commitsToLose, 0, "its commit was lost twice");
    assert.equal(server.log.splice(0).length, 1, "one outage, once in the log");

    proxy.commitsToLose = 1;
    const failure = await refusalOf(alice.sends("without an id"));
    assert.deepEqual(failure, { code: "INTERNAL_SERVER_ERROR" });
    assert.equal(server.log.splice(0).length, 1, "what failed is not in the log once more");

    const said = await saidIn(room.room_id, alice);
    assert.deepEqual(
      said.map(({ content }) => content),
      ["with an id", "without an id"],
    );
    assert.equal("message_id" in receipt && receipt.message_id, said[0]?.id);

    proxy.commitsToLose = 1;
    const invite = await alice.invites({ role: "user", max_uses: 1 });
    const bob = await server.person("Bob");
    proxy.commitsToLose = 1;
    await bob.joins(room, { invite });
    assert.equal(proxy.commitsToLose, 0);
    const list = await alice.client.invites.list.query({ room_id: room.room_id });
    assert.deepEqual(
      list.filter(({ code }) => code === invite).map(({ uses }) => uses),
      [1],
      "made once and used once",
    );
    server.log.length = 0;
  });
});

describe("A database that falls silent while it commits", () => {
  test("is given up after 20 seconds, and what waited goes on and is done once", async () => {
    await using database = await TestDatabase.make();
    await using proxy = await DatabaseProxy.before(database);
    await using server = await TestServer.start({ DATABASE_URL: proxy.url });
    const { room, alice } = await server.meeting();
    proxy.commitsToSilence = 1;
    const start = performance.now();
    const receipts = [alice.sends("one", everyone, "one"), alice.sends("two", everyone, "two")];
    await Promise.all(receipts);
    const seconds = (performance.now() - start) / 1000;
    assert.ok(proxy.commitsToSilence === 0 && seconds > 19 && seconds < 40, `it took ${seconds} s`);
    const said = (await saidIn(room.room_id, alice)).map(({ content }) => content);
    assert.deepEqual(said.sort(), ["one", "two"]);
    assert.equal(server.log.splice(0).length, 1);
  });
});

describe("SIGTERM while the database is away", () => {
  test("waits for nobody who writes, closes connections with 1012 and ends with 0", async () => {
    await using postgres = await OwnPostgres.start();
    await using server = await ServerProcess.start({ DATABASE_URL: postgres.url, SECRET });
    const { join } = await roomOn(server);
    const connection = await join();
    await postgres.crash();
    const input = { namespace: "chat", payload: message("in vain"), transaction_id: "one" };
    connection.write({ id: 7, method: "mutation", params: { path: "signaling.send", input } });
    await sleep(300);
    const start = performance.now();
    assert.equal(await server.kill("SIGTERM"), 0);
    assert.ok(performance.now() - start < 8_000);
    assert.equal(await connection.closed, 1012);
    await postgres.start();
    await server.start();
  });
});

describe("A PostgreSQL that crashes and comes back under load", () => {
  test("costs no message that has a receipt, and doubles none", { timeout: 110_000 }, async () => {
    await using postgres = await OwnPostgres.start();
    await using server = await TestServer.start({ DATABASE_URL: postgres.url, SECRET });
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const receipts = new Map<string, string>();
    const kept = (content: string, receipt: unknown) => {
      const { message_id = "" } = receipt as { message_id?: string };
      receipts.set(content, message_id);
    };
    let isOver = false;
    const retried: string[] = [];
    const tried: string[] = [];
    let faults = 0;

    const retrying = async (person: Person) => {
      while (!isOver) {
        const content = randomUUID();
        retried.push(content);
        while (!receipts.has(content))
          await person.sends(content, everyone, content).then(
            (receipt) => kept(content, receipt),
            () => (faults += 1),
          );
      }
    };
    const trying = async (person: Person) => {
      while (!isOver) {
        const content = randomUUID();
        tried.push(content);
        await person.sends(content).then(
          (receipt) => kept(content, receipt),
          () => (faults += 1),
        );
      }
    };
    const load = Promise.all([retrying(alice), retrying(alice), retrying(bob), trying(carol), trying(carol)]);
    for (let round = 0; round < 5; round++) {
      const before = receipts.size;
      while (receipts.size < before + 20) await new Promise((resolve) => setTimeout(resolve, 5));
      await postgres.crash();
      await postgres.start();
    }
    isOver = true;
    await load;

    const said = await saidIn(room.room_id, alice);
    const ids = new Map(said.map(({ id, content }) => [content, id]));
    assert.equal(ids.size, said.length, "no message twice");
    for (const [content, id] of receipts) assert.equal(ids.get(content), id, "a receipt is a promise");
    for (const content of retried) assert.ok(ids.has(content), "what is retried arrives");
    assert.ok(receipts.size >= 100 && tried.length > 10, `${receipts.size} receipts, ${faults} faults`);
    assert.ok(server.log.splice(0).length <= 5 * 2, "an outage is not logged for each message");

    await postgres.crash();
    const start = performance.now();
    const late = ["one", "two", "three"].map((content) => alice.sends(content, everyone, content));
    for (const each of late) assert.deepEqual(await refusalOf(each), { code: "INTERNAL_SERVER_ERROR" });
    assert.ok(performance.now() - start > 9000, "it waited for the database before it gave up");
    assert.equal(server.log.splice(0).length, 1);
    for (let count = 0; count < 5; count++)
      assert.deepEqual(await refusalOf(saidIn(room.room_id, alice)), { code: "INTERNAL_SERVER_ERROR" });
    assert.ok(server.log.splice(0).length <= 1, "nor for each that wants to read");
    await postgres.start();
    for (const content of ["one", "two", "three"]) await alice.sends(content, everyone, content);
    const last = (await saidIn(room.room_id, alice)).slice(-3);
    assert.deepEqual(
      last.map(({ content }) => content),
      ["one", "two", "three"],
    );
  });
});
