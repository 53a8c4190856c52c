import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { WebSocket } from "ws";
import * as limits from "../kit/limits";
import { Backlogs } from "./backlogs";

type Given = { identity?: string; address: string; bytes?: number; answers?: number; unheard?: number; age?: number };

/** A connection with this much unread. */
function reading({ identity, address, bytes = 0, answers = 0, unheard = 0, age = 0 }: Given) {
  const client = { readyState: 1, OPEN: 1 } as WebSocket;
  const socket = { writableLength: bytes, bytesWritten: bytes } as Socket;
  const openedAt = performance.now() - age;
  const isKnown = identity !== undefined;
  return { client, socket, identity, isKnown, openedAt, unheard, address, outbound: { unread: answers } };
}

/** The connections that are cut at the first check. */
async function cutOf(given: readonly Given[]): Promise<number[]> {
  const all = given.map(reading);
  const cut: number[] = [];
  const backlogs = new Backlogs({
    slowestLine: 32,
    open: () => all,
    cut: (connection) => {
      Object.assign(connection.client, { readyState: 2 });
      cut.push(all.indexOf(connection));
    },
  });
  await sleep(limits.UNREAD_LOOK_MS + 100);
  backlogs.stop();
  return cut;
}

describe("Unread output is bounded", () => {
  test("for an identity: its connections with the most go first", async () => {
    const most = limits.IDENTITY_UNREAD_ANSWERS;
    const of = (identity: string, answers: number) => ({ identity, address: identity, answers });
    const all = [of("bob", most / 2), of("bob", 0.6 * most), of("bob", 10), of("carol", most)];
    assert.deepEqual(await cutOf(all), [1]);
  });

  test("for an address, however many identities have each a little", async () => {
    const each = 100;
    const count = limits.ADDRESS_UNREAD_ANSWERS / each + 5;
    const all = Array.from({ length: count }, (_, at) => ({ identity: `${at}`, address: "192.0.2.1", answers: each }));
    assert.equal((await cutOf([...all, { identity: "dora", address: "192.0.2.2", answers: 900 }])).length, 5);
  });

  test("for all addresses together, each of which keeps to its own", async () => {
    const bytes = 900_000;
    const addresses = Math.ceil(limits.UNREAD_BYTES / bytes / 90) + 1;
    const all = Array.from({ length: addresses * 90 }, (_, at) => {
      const address = `192.0.2.${at % addresses}`;
      return { identity: `${at}`, address, bytes };
    });
    const small = { identity: "dora", address: "192.0.2.200", bytes: 100_000 };
    const cut = await cutOf([small, ...all]);
    assert.equal(cut.length, Math.ceil((all.length * bytes + small.bytes - limits.UNREAD_BYTES) / bytes));
    assert.ok(!cut.includes(0), "those with the most go");
  });

  test("in bytes, too", async () => {
    const bytes = limits.IDENTITY_UNREAD_BYTES / 16;
    const all = Array.from({ length: 18 }, () => ({ identity: "bob", address: "192.0.2.1", bytes }));
    assert.equal((await cutOf(all)).length, 2);
  });
});

test("A client without an identity is cut with half a long frame, but may have one more in its first second", async () => {
  const frame = { address: "school", unheard: limits.ANONYMOUS_FRAME_BYTES + 1, age: 10_000 };
  const short = { ...frame, unheard: limits.ANONYMOUS_FRAME_BYTES };
  const fresh = { ...frame, age: -limits.UNREAD_LOOK_MS };
  assert.deepEqual(await cutOf([{ ...frame, identity: "bob" }, short, frame, fresh]), [2]);
});
