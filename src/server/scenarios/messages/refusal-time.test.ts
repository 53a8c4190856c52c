import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { methodOf, outcomeOf, STRANGERS_REQUESTS, UNKNOWN, UNKNOWN_CODE } from "../../testing/hostile/stranger";
import type { Frame, RawConnection } from "../../testing/raw-connection";
import { TestServer } from "../../testing/test-server";

describe("The time of a refusal does not reveal whether a room exists, for", () => {
  let server: TestServer;
  let room_id: string;
  before(async () => {
    server = await TestServer.start();
    room_id = (await server.meetingOfThree()).room.room_id;
  });
  after(() => server[Symbol.asyncDispose]());

  const attempts = [
    ...[{}, { invite: UNKNOWN_CODE }, { lastEventId: "3" }].map((more) => ({
      what: `joining with ${JSON.stringify(more)}`,
      does: (eve: RawConnection, room_id: string) => eve.triesToJoin({ display_name: "Eve", room_id, ...more }),
    })),
    ...STRANGERS_REQUESTS.map(({ path, more }) => ({
      what: `${path} with ${JSON.stringify(more ?? {})}`,
      does: (eve: RawConnection, room_id: string) => eve.ask(methodOf(path), path, { room_id, ...more }),
    })),
  ];
  for (const { what, does } of attempts)
    test(what, async () => {
      const tried: string[] = [];
      // Another test may start a server meanwhile; a real difference would appear every time.
      for (let times = 0; times < 3; times += 1) {
        const [there, nowhere] = await medians((room_id) => tryOnce(does, room_id));
        if (Math.abs(there - nowhere) < 0.5) return;
        tried.push(`${there} and ${nowhere} ms`);
      }
      assert.fail(`medians of ${tried.join(", ")}`);
    });

  let eve: RawConnection;
  let asked = 0;
  /** The time of a refusal, in milliseconds. */
  async function tryOnce(does: (eve: RawConnection, room_id: string) => Promise<Frame>, room_id: string) {
    // A client with too many refusals on one connection would be paused.
    if (asked % 40 === 0) {
      eve = await server.connect(await server.identity());
      await eve.ask("query", "rooms.lookup", { room_id: UNKNOWN });
    }
    asked += 1;
    const start = performance.now();
    assert.equal(outcomeOf(await does(eve, room_id)), "not_found");
    return performance.now() - start;
  }

  /** The medians of 200 tries of each, taken in turns. */
  async function medians(time: (room_id: string) => Promise<number>) {
    const [there, nowhere] = [[] as number[], [] as number[]];
    for (let pair = 0; pair < 200; pair++) {
      const order = [async () => there.push(await time(room_id)), async () => nowhere.push(await time(UNKNOWN))];
      for (const one of pair % 2 === 0 ? order : order.reverse()) await one();
    }
    return [median(there), median(nowhere)] as const;
  }
});

function median(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[times.length >> 1] ?? Number.NaN;
}
