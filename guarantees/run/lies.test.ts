import assert from "node:assert/strict";
import { test } from "node:test";
import { type Id, timestampAt } from "../../src/protocol";
import type { Guarantee } from "../checks/checks";
import { Liar, type Lie, type Pretence } from "../testing/liar";
import { run } from "./run";

test("A server that lies to clients is caught: it drops, doubles and redirects frames", async () => {
  const told = new Told({ private: 8, other: 8 });
  await using liar = await Liar.open(lie(told));
  const faults = await faultsBehind(liar, told);
  for (const guarantee of ["a stream has no gaps", "nothing is doubled", "private stays private"] as const)
    assert.ok(faults.has(guarantee), `${guarantee}: found only ${[...faults.values()].join("\n")}`);
});

test("A server that lies about what happens to messages is caught", async () => {
  const told = new Told({ private: 8, edit: 8, risen: 8, own: 8, counts: 8, deletion: 2 });
  const lasting = new Set<Id>();
  await using liar = await Liar.open(lieAboutMessages(told, lasting), pretendsToDelete(told, lasting));
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
    ...{ seed: 1, seconds: 120, processes: 1, peaceful: true, converging_ms: 0, pause_ms: 50 },
    until: () => told.isEnough,
    between: (fleet) => {
      liar.target = fleet.gate(0).backend;
      fleet.gate(0).backend = liar.port;
    },
  });
  return new Map(faults.map(({ guarantee, what }) => [guarantee, what]));
}

type Count<Lies extends string> = { count(lie: Lies): number };

/** How often each lie was told, and how often it is to be told before a run ends. */
class Told<Lies extends string> {
  readonly #enough: Readonly<Record<Lies, number>>;
  readonly #counts = new Map<Lies, number>();

  constructor(enough: Readonly<Record<Lies, number>>) {
    this.#enough = enough;
  }

  count(lie: Lies): number {
    const count = (this.#counts.get(lie) ?? 0) + 1;
    this.#counts.set(lie, count);
    return count;
  }

  get isEnough(): boolean {
    return Object.entries<number>(this.#enough).every(
      ([lie, enough]) => (this.#counts.get(lie as Lies) ?? 0) >= enough,
    );
  }
}

/** Drops some messages to everyone, doubles others, and hands private ones to all. */
function lie(told: Count<"private" | "other">): Lie {
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
 * after the deletion, counts reactions too many, and writes on tombstones. Notes the messages that no clearing takes.
 */
function lieAboutMessages(told: Count<"private" | "edit" | "risen" | "own" | "counts">, lasting: Set<Id>): Lie {
  const edits = new Map<Id, string>();
  return (frame, _, others) => {
    const { message, id = "", scope, reactions } = payloadIn(frame);
    switch (message) {
      case "message_sent":
        if (scope !== "global") lasting.add(id);
        return [frame];
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

/**
 * Gives a receipt for deletions of lasting messages, and does nothing. It does not lie about one that the server has
 * carried out already: the first receipt counts.
 */
function pretendsToDelete(told: Count<"deletion">, lasting: ReadonlySet<Id>): Pretence {
  const heard = new Set<string>();
  return (frame) => {
    if (!frame.includes('"action":"delete"')) return undefined;
    const requests = [JSON.parse(frame)].flat();
    const [{ id, params }] = requests;
    const { payload, transaction_id } = params?.input ?? {};
    // A list holds other requests, too.
    if (requests.length > 1 || !lasting.has(payload.message_id) || heard.has(transaction_id)) {
      for (const it of requests) heard.add(it.params?.input?.transaction_id);
      return undefined;
    }
    told.count("deletion");
    return JSON.stringify({ id, result: { type: "data", data: { timestamp: timestampAt(Date.now()) } } });
  };
}
