import assert from "node:assert/strict";
import { test } from "node:test";
import { type Id, timestampAt } from "../../src/protocol";
import type { Guarantee } from "../checks/checks";
import { Liar, type Lie, type Pretence } from "../testing/liar";
import { run } from "./run";

test("A server that lies to clients is caught: it drops, doubles and redirects frames", async () => {
  const told = new Told("private", "other");
  await using liar = await Liar.open(lie(told));
  const faults = await faultsBehind(liar, told);
  for (const guarantee of ["a stream has no gaps", "nothing is doubled", "private stays private"] as const)
    assert.ok(faults.has(guarantee), `${guarantee}: found only ${[...faults.values()].join("\n")}`);
});

test("A server that lies about what happens to messages is caught", async () => {
  const told = new Told("private", "edit", "risen", "own", "counts", "deletion");
  await using liar = await Liar.open(lieAboutMessages(told), pretendsToDelete(told));
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

/** A fault of each guarantee that is found broken where a liar stands between people and a real server. */
async function faultsBehind(liar: Liar, told: { readonly isEnough: boolean }): Promise<ReadonlyMap<Guarantee, string>> {
  const { faults } = await run({
    ...{ seed: 1, seconds: 60, processes: 1, peaceful: true, converging_ms: 0, pause_ms: 50 },
    until: () => told.isEnough,
    between: (fleet) => {
      liar.target = fleet.gate(0).backend;
      fleet.gate(0).backend = liar.port;
    },
  });
  return new Map(faults.map(({ guarantee, what }) => [guarantee, what]));
}

/** How often each lie was told: a run goes on until each was told several times. */
class Told<Lies extends string> {
  readonly #counts: Record<Lies, number>;

  constructor(...lies: readonly Lies[]) {
    this.#counts = Object.fromEntries(lies.map((it) => [it, 0])) as Record<Lies, number>;
  }

  count(lie: Lies): number {
    this.#counts[lie] += 1;
    return this.#counts[lie];
  }

  get isEnough(): boolean {
    return Object.values<number>(this.#counts).every((count) => count >= 8);
  }
}

/** Drops some messages to everyone, doubles others, and hands private ones to all. */
function lie(told: Told<"private" | "other">): Lie {
  return (frame, _, others) => {
    if (!frame.includes('"message_sent"') || frame.includes('"the end"')) return [frame];
    if (frame.includes('"scope":"private"')) {
      told.count("private");
      handTo(others, frame);
      return [frame];
    }
    return [[frame], [frame, frame], [frame], []][told.count("other") % 4] ?? [];
  };
}

/**
 * Drops some edits, doubles others, and hands private ones to all, as it does own reactions. Tells an edit once more
 * after the deletion, counts reactions too many, and writes on tombstones.
 */
function lieAboutMessages(told: Told<"private" | "edit" | "risen" | "own" | "counts">): Lie {
  const edits = new Map<Id, string>();
  return (frame, _, others) => {
    const { message, id = "", scope, reactions } = payloadIn(frame);
    switch (message) {
      case "message_edited":
        edits.set(id, frame);
        if (scope === "private") {
          told.count("private");
          handTo(others, frame);
        }
        return [[frame], [frame, frame], []][told.count("edit") % 3] ?? [];
      case "message_deleted": {
        const edit = edits.get(id);
        if (edit === undefined) return [frame];
        told.count("risen");
        return [frame, JSON.stringify({ ...JSON.parse(edit), id: JSON.parse(frame).id })];
      }
      case "own_reactions":
        told.count("own");
        handTo(others, frame);
        return [frame];
      case "reactions_changed":
        if (reactions?.length === 0) return [frame];
        told.count("counts");
        return [frame.replace(/"count":(\d+)/, (_, count) => `"count":${Number(count) + 10}`)];
      default:
        return [frame.replaceAll('"content":"","deleted_at"', '"content":"written on it","deleted_at"')];
    }
  };
}

function handTo(others: Parameters<Lie>[2], frame: string): void {
  for (const { last, hand } of others)
    if (last) hand(JSON.stringify({ ...JSON.parse(frame), id: JSON.parse(last).id }));
}

type Payload = { readonly message?: string; readonly id?: Id; readonly scope?: string; readonly reactions?: unknown[] };

function payloadIn(frame: string): Payload {
  if (!frame.startsWith("{")) return {};
  return JSON.parse(frame)?.result?.data?.data?.payload ?? {};
}

/** Gives a receipt for each second deletion, and does nothing. */
function pretendsToDelete(told: Told<"deletion">): Pretence {
  return (frame) => {
    // A list holds other requests, too.
    if (frame.startsWith("[") || !frame.includes('"action":"delete"') || told.count("deletion") % 2 === 1)
      return undefined;
    const data = { timestamp: timestampAt(Date.now()) };
    return JSON.stringify({ id: JSON.parse(frame).id, result: { type: "data", data } });
  };
}
