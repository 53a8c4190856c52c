import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { turn } from "../kit/event-loop";
import { Errands } from "./errands";

type Client = Parameters<Errands["take"]>[0];

/** Gives each client a job at once; returns the order of their starts. */
async function orderOf(clients: readonly Client[]): Promise<string[]> {
  const errands = new Errands();
  const begun: string[] = [];
  const work = (client: Client) => async () => void begun.push(client.identity ?? client.address);
  await Promise.all(clients.map((client) => errands.take(client, work(client))));
  return begun;
}

describe("Costly work", () => {
  test("begins at once where nobody waits", () => {
    let hasBegun = false;
    void new Errands().take({ address: "a" }, async () => {
      hasBegun = true;
    });
    assert.equal(hasBegun, true);
  });

  test("begins one piece in a turn of the event loop", async () => {
    const errands = new Errands();
    let count = 0;
    const begin = async () => {
      count += 1;
    };
    const all = Array.from({ length: 10 }, () => errands.take({ address: "a" }, begin));
    for (let turns = 1; turns < 10; turns++) {
      assert.ok(count <= turns, `${count} pieces had begun after ${turns} turns`);
      await turn();
    }
    await Promise.all(all);
    assert.equal(count, 10);
  });

  test("waits for what is under way, where that is bounded", async () => {
    const errands = new Errands(2);
    const open: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => open.push(resolve));
    const all = Array.from({ length: 5 }, () => errands.take({ address: "a" }, wait));
    for (const begun of [2, 3, 4, 5, 5]) {
      for (let turns = 0; turns < 5; turns++) await turn();
      assert.equal(open.length, begun);
      open[begun - 2]?.();
    }
    for (const end of open) end();
    await Promise.all(all);
  });

  test("goes by address, and then by identity", async () => {
    const of = (address: string, identity: string) => ({ address, identity });
    const [bob, carol, dora] = [of("1", "bob"), of("1", "carol"), of("2", "dora")];
    const order = await orderOf([bob, bob, bob, bob, carol, dora, dora]);
    assert.deepEqual(order, ["bob", "bob", "dora", "carol", "dora", "bob", "bob"]);
  });

  test("of nobody in particular goes by address alone, and waits for no rounds of the others", async () => {
    const school = Array.from({ length: 50 }, (_, at) => ({ address: "1", identity: `pupil ${at}` }));
    const again = school.slice(0, 10);
    const order = await orderOf([...school, { address: "1" }, { address: "1" }, ...again]);
    assert.deepEqual(order.slice(50, 52), ["1", "1"]);
  });

  test("that fails is the business of the client that asked", async () => {
    const errands = new Errands();
    const [fine, bad, after] = [async () => 1, () => Promise.reject(new Error("no")), async () => 2];
    const all = [fine, bad, after].map((work) => errands.take<number>({ address: "a" }, work));
    const settled = await Promise.allSettled(all);
    assert.deepEqual(
      settled.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
  });
});
