import assert from "node:assert/strict";
import { test } from "node:test";
import { Liar, type Lie } from "../testing/liar";
import { run } from "./run";

test("A server that lies to clients is caught: it drops, doubles and redirects frames", async () => {
  await using liar = await Liar.open(lie());
  const { faults } = await run({
    ...{ seed: 1, seconds: 4, processes: 1, peaceful: true, converging_ms: 0, pause_ms: 50 },
    between: (fleet) => {
      liar.target = fleet.gate(0).backend;
      fleet.gate(0).backend = liar.port;
    },
  });
  const broken = faults.map(({ guarantee }) => guarantee);
  for (const guarantee of ["a stream has no gaps", "nothing is doubled", "private stays private"] as const)
    assert.ok(broken.includes(guarantee), `${guarantee}: found only ${JSON.stringify(faults)}`);
});

/** Drops some messages to everyone, doubles others, and hands private ones to all. */
function lie(): Lie {
  let count = 0;
  return (frame, _, others) => {
    if (!frame.includes('"message_sent"') || frame.includes('"the end"')) return [frame];
    if (frame.includes('"scope":"private"')) {
      for (const { last, hand } of others)
        if (last) hand(JSON.stringify({ ...JSON.parse(frame), id: JSON.parse(last).id }));
      return [frame];
    }
    count += 1;
    return [[frame], [frame, frame], [frame], []][count % 4] ?? [];
  };
}
