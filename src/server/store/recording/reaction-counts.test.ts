import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import fc from "fast-check";
import type { Command, Id, Reactions } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { decide, needs } from "../../../room/namespaces";
import { alice, bob, carol, chat, gustav, messages } from "../../../room/testing/cast";
import { BadRequestError } from "../../kit/bad-request";
import { DEFAULTS } from "../../kit/limits";
import { Metrics } from "../../kit/metrics";
import { POSTGRES, TestDatabase } from "../../testing/test-database";
import { Lanes } from "../commit/lanes";
import { openDatabase } from "../connect";
import type { Database, Writing } from "../database/database";
import { Store } from "../reading/store";
import { memberOf } from "../tables/rows";

const noon = "2026-01-13T12:00:00.000000Z";
const people = [alice, bob, carol, gustav];
const KINDS = ["👍", "🎉", "👀"] as const;
const SAID = 3;

let file: TestDatabase;
let databases: readonly Database[];
before(async () => {
  file = await TestDatabase.make();
  // Several processes share a PostgreSQL.
  const count = POSTGRES === undefined ? 1 : 2;
  databases = await Promise.all(Array.from({ length: count }, () => openDatabase(file.url)));
});
after(async () => {
  for (const database of databases) await database.close();
  await file[Symbol.asyncDispose]();
});

function lanesOf(database: Database): Lanes {
  const erasures = { cleared: () => {}, overwritten: () => {} };
  return new Lanes({ database, metrics: new Metrics(), report: (fault) => assert.fail(String(fault)), erasures });
}

let rooms = 0;

/** A room of the four, with messages of Alice to everyone. */
class Scene {
  readonly room_id = `room ${++rooms}`;
  readonly said = Array.from({ length: SAID }, (_, at) => `message ${at} of ${this.room_id}`);
  readonly people = people.map(({ id }) => `${id} in ${this.room_id}`);
  readonly database: Database;

  private constructor(database: Database) {
    this.database = database;
  }

  static async make([database]: readonly Database[]): Promise<Scene> {
    assert.ok(database);
    const scene = new Scene(database);
    const { room_id, said } = scene;
    const { room, participant, message } = database.write;
    await room.create({
      data: { id: room_id, title: "Weekly", owner: alice.id, created_at: noon, clock: noon, head: SAID },
    });
    const person = { room_id, is_room_owner: false, groups: "[]", joined_at: noon };
    await participant.createMany({
      data: people.map(({ id: identity, display_name, role }, at) => {
        return { ...person, id: scene.person(at), identity, display_name, role };
      }),
    });
    const sent = { room_id, scope: "global", conversation: "global", source: scene.person(0), timestamp: noon };
    await message.createMany({ data: said.map((id, at) => ({ ...sent, id, number: at + 1, content: "Hi" })) });
    return scene;
  }

  person(at: number): Id {
    return this.people[at] ?? "";
  }

  /** Carries out a command as the server does. */
  does(lanes: Lanes, at: number, command: Command): Promise<string> {
    const participant_id = this.person(at);
    const { messages, reacting } = needs(command, participant_id);
    return lanes.do({
      room_id: this.room_id,
      members: [participant_id],
      messages,
      reacting: reacting && { participant_id, ...reacting },
      run: (room) => {
        const by = room.state.members.get(participant_id);
        assert.ok(by);
        const decision = decide(command, { room: room.state, by, new_id: "new", now: room.now });
        if (decision.kind === "accepted") room.emit(decision.events);
        return decision.kind;
      },
    });
  }

  /** The reactions that a participant finds, by message. */
  async found(at: number): Promise<[Id, Reactions][]> {
    const row = await this.database.readRows.participant(this.person(at));
    assert.ok(row);
    const page = { room_id: this.room_id, scope: "global", limit: SAID } as const;
    const { messages } = await new Store(this.database, DEFAULTS).history(memberOf(row), page, () => {});
    return messages.map(({ id, reactions = [] }) => [id, reactions]);
  }

  /** The stored counts, and those that the stored reactions lead to. */
  async counts() {
    const ofRoom = `message_id IN (SELECT id FROM "Message" WHERE room_id = '${this.room_id}')`;
    const [kept, counted] = await Promise.all([
      file.execute(`SELECT message_id, reaction, count, since FROM "ReactionCount" WHERE ${ofRoom} ORDER BY 1, 2`),
      file.execute(
        `SELECT message_id, reaction, CAST(SUM(CASE WHEN is_on THEN 1 ELSE 0 END) AS INTEGER), MIN(since)
         FROM "Reaction" WHERE ${ofRoom} GROUP BY message_id, reaction ORDER BY 1, 2`,
      ),
    ]);
    const values = (rows: unknown[]) => rows.map((row) => Object.values(row as object));
    return { kept: values(kept), counted: values(counted) };
  }
}

type Deed = { readonly who: number; readonly at: number; readonly what: Command["payload"]["action"]; kind: string };

const deed: fc.Arbitrary<Deed> = fc.record({
  who: fc.nat(people.length - 1),
  at: fc.nat(SAID - 1),
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom("react" as const, "unreact" as const) },
    { weight: 1, arbitrary: fc.constantFrom("delete" as const, "clear_history" as const) },
  ),
  kind: fc.constantFrom(...KINDS),
});

function commandOf({ what, kind: reaction }: Deed, message_id: Id): Command {
  if (what === "react" || what === "unreact") return messages({ action: what, message_id, reaction });
  return what === "delete" ? messages({ action: what, message_id }) : chat({ action: "clear_history" });
}

/** The people who chose each kind of reaction to each message, by deeds of which one follows the other. */
class Expected {
  readonly #messages: Map<Id, Map<string, Set<number>>>;
  readonly #deleted = new Set<Id>();

  constructor(said: readonly Id[]) {
    this.#messages = new Map(said.map((id) => [id, new Map()]));
  }

  after({ who, what, kind }: Deed, id: Id): void {
    const kinds = this.#messages.get(id);
    const isModerator = who === 0;
    if (what === "clear_history" && isModerator) this.#messages.clear();
    if (what === "delete" && isModerator) {
      this.#deleted.add(id);
      kinds?.clear();
    }
    if (what === "react" && !this.#deleted.has(id)) kinds?.set(kind, new Set(kinds.get(kind)).add(who));
    if (what === "unreact") kinds?.get(kind)?.delete(who);
  }

  isDeleted(id: Id): boolean {
    return this.#deleted.has(id);
  }

  seenBy(who: number): [Id, Reactions][] {
    return [...this.#messages].map(([id, kinds]) => {
      const chosen = [...kinds].filter(([, { size }]) => size > 0);
      return [id, chosen.map(([reaction, by]) => ({ reaction, count: by.size, ...(by.has(who) && { mine: true }) }))];
    });
  }
}

test("counts are those of the reactions, after whatever people did at once and one after the other", async () => {
  const told = new Map<Id, { passing: number; reactions: Reactions }>();
  const broadcast = (_: Id, events: readonly RoomEvent[]) => {
    for (const { payload, passing = 0 } of events)
      if (payload.message === "reactions_changed" && passing > (told.get(payload.id)?.passing ?? 0))
        told.set(payload.id, { passing, reactions: payload.reactions });
  };
  const processes = databases.map(lanesOf);
  for (const lanes of processes) lanes.deliverTo({ broadcast, dissolve: () => {} });
  const commits = fc.array(fc.array(deed, { minLength: 1, maxLength: 10 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(commits, async (all) => {
      const scene = await Scene.make(databases);
      const expected = new Expected(scene.said);
      for (const deeds of all) {
        await Promise.all(
          deeds.map((it) => {
            const id = scene.said[it.at] ?? "";
            expected.after(it, id);
            // Each person stays with a process, which keeps the order of their deeds.
            const lanes = processes[it.who % processes.length];
            return lanes && scene.does(lanes, it.who, commandOf(it, id)).catch(unlessRefused);
          }),
        );
        const { kept, counted } = await scene.counts();
        assert.deepEqual(kept, counted);
        for (const who of people.keys()) {
          const [found, seen] = [await scene.found(who), expected.seenBy(who)];
          // Of processes, nobody knows which reacted first.
          assert.deepEqual(processes.length > 1 ? sorted(found) : found, processes.length > 1 ? sorted(seen) : seen);
        }
        for (const [id, reactions] of await scene.found(0)) {
          if (expected.isDeleted(id)) continue;
          const counts = reactions.map(({ reaction, count }) => ({ reaction, count }));
          assert.deepEqual(told.get(id)?.reactions ?? [], counts, "told as they are found");
        }
      }
    }),
    { numRuns: 40 },
  );
});

function sorted(all: [Id, Reactions][]): [Id, Reactions][] {
  return all.map(([id, reactions]) => [id, reactions.toSorted((a, b) => (a.reaction < b.reaction ? -1 : 1))]);
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof BadRequestError)) throw error;
}

test("a commit reads as many rows after a thousand reactions as after ten, whatever was taken back", async () => {
  const [database] = databases;
  assert.ok(database);
  const read: number[] = [];
  const commit: Database["commit"] = (work) => database.commit((writing) => work(counting(writing, read)));
  const lanes = lanesOf({ ...database, commit });
  const costs: number[] = [];
  for (const [crowd, kinds] of [
    [10, 3],
    [1_000, 50],
  ] as const) {
    const scene = await Scene.make(databases);
    const [message_id = ""] = scene.said;
    await giveReactions(scene, { crowd, kinds });
    read.length = 0;
    for (const who of [1, 2]) await scene.does(lanes, who, messages({ action: "react", message_id, reaction: "👍" }));
    assert.deepEqual((await scene.found(3))[0]?.[1][0], { reaction: "👍", count: crowd + 2 });
    costs.push(read.reduce((sum, rows) => sum + rows, 0));
  }
  assert.ok((costs[0] ?? 0) > 0, "something was read");
  assert.equal(costs[1], costs[0]);
});

/** Writes reactions of a crowd to a scene's first message: of one kind, and of others that everybody took back. */
async function giveReactions({ room_id, said, database }: Scene, { crowd, kinds }: { crowd: number; kinds: number }) {
  const [message_id = ""] = said;
  const ids = Array.from({ length: crowd }, (_, at) => `${at} of the crowd in ${room_id}`);
  const person = { room_id, display_name: "P", role: "user", is_room_owner: false, groups: "[]", joined_at: noon };
  const { participant, reaction, reactionCount } = database.write;
  await participant.createMany({ data: ids.map((id) => ({ ...person, id, identity: id })) });
  const given = { room_id, message_id, passing: 0 };
  await reaction.createMany({
    data: ids.map((participant_id) => ({ ...given, participant_id, reaction: "👍", is_on: true, since: 0 })),
  });
  await reactionCount.create({ data: { message_id, reaction: "👍", count: crowd, since: 0 } });
  const over = Array.from({ length: kinds }, (_, at) => String.fromCodePoint(0x1f400 + at));
  const [participant_id = ""] = ids;
  await reaction.createMany({
    data: over.map((kind, since) => ({ ...given, participant_id, reaction: kind, is_on: false, since })),
  });
  await reactionCount.createMany({
    data: over.map((kind, since) => ({ message_id, reaction: kind, count: 0, since })),
  });
}

/** Notes how many rows each read of a commit brings. */
function counting({ tx, rows }: Writing, read: number[]): Writing {
  const counted = Object.entries(rows).map(([name, ask]) => [
    name,
    async (...values: unknown[]) => {
      const found = await (ask as (...values: unknown[]) => unknown)(...values);
      if (Array.isArray(found)) read.push(found.length);
      return found;
    },
  ]);
  return { tx, rows: Object.fromEntries(counted) };
}
