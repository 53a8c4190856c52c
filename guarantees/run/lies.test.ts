import assert from "node:assert/strict";
import { test } from "node:test";
import type { Id } from "../../src/protocol";
import type { Guarantee } from "../checks/checks";
import { lieAboutFrames, lieAboutMessages } from "../testing/lies/about-messages";
import { lieAboutPins } from "../testing/lies/about-pins";
import { Liar } from "../testing/lies/liar";
import { pretendsTo } from "../testing/lies/pretending";
import { Told } from "../testing/lies/telling";
import { run } from "./run";

test("A server that lies to clients is caught: it drops, doubles and redirects frames", async () => {
  const told = new Told({ private: 8, other: 8 });
  await using liar = await Liar.open(lieAboutFrames(told));
  const faults = await faultsBehind(liar, told);
  for (const guarantee of ["a stream has no gaps", "nothing is doubled", "private stays private"] as const)
    assert.ok(faults.has(guarantee), `${guarantee}: found only ${[...faults.values()].join("\n")}`);
});

test("A server that lies about what happens to messages is caught", async () => {
  const told = new Told({ private: 8, edit: 8, risen: 8, own: 8, counts: 8, delete: 2 });
  const lasting = new Set<Id>();
  await using liar = await Liar.open(
    lieAboutMessages(told, lasting),
    pretendsTo("delete", lasting, () => told.count("delete")),
  );
  const faults = await faultsBehind(liar, told);
  for (const guarantee of [
    "a stream has no gaps",
    "nothing is doubled",
    "private stays private",
    "what is deleted is seen by nobody",
    "a tombstone keeps its place",
    "an acknowledged edit or deletion is done",
    "counts tell the truth",
    "own reactions are the receiver's own",
  ] as const)
    assert.ok(faults.has(guarantee), `${guarantee}: found only ${[...faults.values()].join("\n")}`);
});

test("A server that lies about pins and mentions is caught", async () => {
  const told = new Told({ announcement: 8, board: 8, people: 8, all: 8, typing: 8, pin: 2 });
  const lasting = new Set<Id>();
  await using liar = await Liar.open(
    lieAboutPins(told, lasting),
    pretendsTo("pin", lasting, () => told.count("pin")),
  );
  const faults = await faultsBehind(liar, told);
  for (const guarantee of [
    "an acknowledged pin or unpin is done",
    "nothing is pinned that nobody pinned",
    "pins are shown as they stood",
    "a mention arrives as it was sent",
    "nobody is told of typing that is not",
  ] as const)
    assert.ok(faults.has(guarantee), `${guarantee}: found only ${[...faults.values()].join("\n")}`);
});

/** A fault of each guarantee that is found broken where a liar stands between people and a real server. */
async function faultsBehind(liar: Liar, told: { readonly isEnough: boolean }): Promise<ReadonlyMap<Guarantee, string>> {
  const { faults } = await run({
    ...{ seed: 1, seconds: 120, processes: 1, peaceful: true, converging_ms: 0, pause_ms: 50 },
    until: () => told.isEnough,
    between: (fleet) => {
      liar.target = fleet.gate(0).backend;
      fleet.gate(0).backend = liar.port;
    },
  });
  return new Map(faults.map(({ guarantee, what }) => [guarantee, what]));
}
