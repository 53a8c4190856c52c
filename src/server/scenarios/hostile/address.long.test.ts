import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { ELSEWHERE, elsewhere, identitiesOn, patienceOf } from "../../testing/hostile/neighbour";
import { clientFrame, type DeafClient } from "../../testing/network/deaf-client";
import { ServerProcess } from "../../testing/server-process";
import { roomOn } from "../../testing/stream";
import { ONLY_SQLITE } from "../../testing/test-database";

/** The durations of the measurements, in milliseconds. */
const [CALM_MS, STORM_MS] = [700, 2_000];
/** The margin for a shared machine, and the number of measurements before it fails. */
const [SLACK_MS, TRIES] = [8, 3];

const LIMITED = { RATE_LIMIT_PER_SECOND: "", PRESENCE_GRACE_MS: "" };

function request(path: string, input?: unknown, method = "query") {
  return { id: 1, method, params: { path, input } };
}

function frame(value: unknown): Buffer {
  return clientFrame(JSON.stringify(value));
}

/** Repeats a request on sixty connections; in a thread of its own, because it takes time as well. */
const ASKING = `
  const { Agent, get } = require("node:http");
  const { url, localAddress } = require("node:worker_threads").workerData;
  const agent = new Agent({ keepAlive: true, localAddress });
  const ask = () => get(url, { agent }, (answer) => answer.resume().once("end", ask)).on("error", () => {});
  for (let count = 0; count < 60; count++) ask();
`;

type Attack = (server: ServerProcess, isOver: () => boolean) => Promise<() => void>;

/** Asserts that receipts take at most twice as long during an attack; repeats the measurement for a busy machine. */
async function compare(t: TestContext, attack: Attack): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    const [calm, storm] = await measured(t, attack);
    if (storm < 2 * calm + SLACK_MS) return;
    assert.ok(left > 1, `${calm.toFixed(1)} ms became ${storm.toFixed(1)}`);
  }
}

/** The median times of receipts in calm and under attack, in milliseconds. */
async function measured(t: TestContext, attack: Attack): Promise<[number, number]> {
  await using server = await ServerProcess.start(LIMITED);
  const { join } = await roomOn(server);
  const victim = await join();
  await patienceOf(victim, 300);
  const calm = await patienceOf(victim, CALM_MS);
  let isOver = false;
  const end = await attack(server, () => isOver);
  const [begin, used] = [performance.now(), server.cpuTime];
  const storm = await patienceOf(victim, STORM_MS);
  const share = (server.cpuTime - used) / (performance.now() - begin);
  isOver = true;
  end();
  t.diagnostic(`p50 ${calm.toFixed(1)} ms, then ${storm.toFixed(1)} ms; CPU ${share.toFixed(2)}`);
  return [calm, storm];
}

/** Repeats a write on each connection. */
function writing(clients: readonly DeafClient[], bytes: Buffer, everyMs: number): () => void {
  const timer = setInterval(() => {
    for (const client of clients) client.write(bytes);
  }, everyMs);
  return () => {
    clearInterval(timer);
    for (const client of clients) client.close();
  };
}

describe("Nobody waits for what another address does:", { skip: ONLY_SQLITE }, () => {
  test("forty identities that ask", (t) =>
    compare(t, async (server) => {
      const tokens = await identitiesOn(server, 40);
      const clients = await Promise.all(tokens.map((token) => elsewhere(server, token)));
      const lookup = request("rooms.lookup", { invite: "a".repeat(22) });
      return writing(clients, frame(Array(10).fill(lookup)), 50);
    }));

  for (const isRenaming of [false, true])
    test(`sixty identities that come ${isRenaming ? "under ever new names" : "again and again"}`, (t) =>
      compare(t, async (server, isOver) => {
        const owner = await server.identity();
        const { body } = await server.post("rooms.create", { title: "Weekly" }, { token: owner });
        const { room_id, invites } = body.result.data;
        const tokens = await identitiesOn(server, 60);
        const loops = tokens.map(async (token, at) => {
          const client = await elsewhere(server, token);
          for (let times = 0; !isOver(); times++) {
            const display_name = isRenaming ? `Name ${at} of ${times}` : `Name ${at}`;
            client.write(
              frame(request("signaling.session", { room_id, display_name, invite: invites.user }, "subscription")),
            );
            await client.hears("join_success", 500);
            client.write(frame({ id: 1, method: "subscription.stop" }));
          }
          client.close();
        });
        return () => void Promise.all(loops);
      }));

  test("two hundred connections of four identities that are refused", (t) =>
    compare(t, async (server) => {
      const tokens = await identitiesOn(server, 4);
      const clients = await Promise.all(
        Array.from({ length: 200 }, (_, at) => elsewhere(server, tokens[at % tokens.length])),
      );
      return writing(clients, frame(Array(5).fill(request("x"))), 110);
    }));

  test("connections that are refused, go, and come again", (t) =>
    compare(t, async (server, isOver) => {
      const loops = Array.from({ length: 8 }, async () => {
        while (!isOver()) {
          // The server may have ended meanwhile.
          const client = await elsewhere(server).catch(() => undefined);
          if (client === undefined) return;
          for (let times = 0; times < 5; times++) client.write(frame(Array(10).fill(request("x"))));
          await sleep(20);
          client.close();
        }
      });
      return () => void Promise.all(loops);
    }));

  for (const [what, path] of [
    ["ask how the server is", "/readyz"],
    ["open pages", "/join/abc"],
  ] as const)
    test(`sixty connections that ${what}`, (t) =>
      compare(t, async (server) => {
        const workerData = { url: `${server.origin}${path}`, localAddress: ELSEWHERE };
        const asking = new Worker(ASKING, { eval: true, workerData });
        return () => void asking.terminate();
      }));
});
