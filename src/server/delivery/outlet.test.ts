import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import test from "node:test";
import fc from "fast-check";
import type { Envelope } from "../../protocol";
import type { RoomEvent } from "../../room/base/room";
import { turn } from "../kit/event-loop";
import { HELD_EVENTS } from "../kit/limits";
import type { Stretch } from "../store/reading/sequence";
import { Delivery, frontOf } from "./delivery";
import { FrameJoiner } from "./frame-joiner";
import { Outlet } from "./outlet";

const alice = "a11ce000-0000-4000-8000-000000000001";
const EVENTS = 40;

/** Message 1, 2, 3 … of a room without other events. */
function message(number: number): RoomEvent {
  const id = `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`;
  const payload = { message: "message_sent", id, source: alice, scope: "global", content: String(number) } as const;
  return { namespace: "chat", payload, timestamp: "2026-01-13T12:37:08.123456Z", number, by: alice };
}

/** A leave: a passing event. */
function left(passing: number): RoomEvent {
  const id = `00000000-0000-4000-8000-${String(passing).padStart(12, "0")}`;
  const payload = { message: "left", id, reason: "quit" } as const;
  return { namespace: "control", payload, timestamp: "2026-01-13T12:37:08.123456Z", passing };
}

function counts(id: string): RoomEvent {
  const payload = { message: "reactions_changed" as const, id, source: alice, scope: "global" as const, reactions: [] };
  return { namespace: "messages", payload, timestamp: "2026-01-13T12:37:08.123456Z", as_of: 7 };
}

function own(id: string): RoomEvent {
  const payload = { message: "own_reactions" as const, id, reactions: [] };
  return { namespace: "messages", payload, timestamp: "2026-01-13T12:37:08.123456Z", passing: 8, to: alice };
}

/** A room whose events are committed, and later handed to an outlet one by one. */
class Storm {
  readonly socket = new PassThrough({ highWaterMark: 512 });
  readonly outlet: Outlet;
  committed = 0;
  #handed = 0;
  #taken = 0;
  /** All output of the socket. */
  written = "";
  /** The number of reads from the store. */
  replays = 0;

  constructor(cut: () => void = () => assert.fail("was cut")) {
    this.socket.on("data", (bytes: Buffer) => {
      this.written += bytes.toString("latin1");
    });
    this.outlet = new Outlet(
      { socket: this.socket, isOpen: () => true, unread: 0, notePast: () => {}, cut },
      {
        replay: (after, upTo) => this.#replay(after, upTo),
        onBegun: () => {},
        onGone: () => {},
        onOver: () => {},
        report: (fault) => assert.fail(fault as Error),
      },
    );
  }

  commits(count: number): void {
    this.committed = Math.min(EVENTS, this.committed + count);
  }

  hands(count: number): void {
    for (; count > 0 && this.#handed < this.committed; count--) {
      this.#handed += 1;
      this.#taken = this.#handed;
      this.outlet.take(new Delivery(message(this.#handed)));
    }
    this.outlet.flush(new FrameJoiner());
  }

  /** The notices of some events get lost. */
  loses(count: number): void {
    this.#handed = Math.min(this.committed, this.#handed + count);
  }

  /** Starts with the room's state up to `read`, for a client that has the events up to `position`. */
  begins(position: number, read: number, passing = 0): void {
    // From now on the hub knows the next number, and reads missing events.
    this.#handed = Math.max(this.#taken, read);
    const first = { namespace: "chat", timestamp: "2026-01-13T12:37:08.123456Z" } as Envelope;
    this.outlet.begin({
      first,
      viewer: { id: alice, role: "user", groups: [], visible_from: 0 },
      position,
      mark: { number: read, passing },
    });
  }

  /** The numbers of the written messages, in order. */
  get heard(): number[] {
    return [...this.written.matchAll(/"content":"(\d+)"/g)].map(([, content]) => Number(content));
  }

  async #replay(after: number, upTo: number): Promise<Stretch> {
    this.replays += 1;
    await turn();
    const end = Math.min(upTo, after + 3);
    return { events: Array.from({ length: end - after }, (_, at) => message(after + 1 + at)), upTo: end };
  }
}

const deedsOf = (...kinds: ("commit" | "hand" | "turn" | "lose")[]) =>
  fc.array(fc.record({ deed: fc.constantFrom(...kinds), count: fc.integer({ min: 1, max: 6 }) }), { maxLength: 20 });
const deeds = deedsOf("commit", "hand", "turn");
/** Before the outlet's start, the number of the next event is unknown. */
const lossyDeeds = deedsOf("commit", "hand", "turn", "lose");

test("joining in a storm, snapshot and stream overlapping in any way, neither loses nor doubles a message", async () => {
  await fc.assert(
    fc.asyncProperty(
      lossyDeeds,
      lossyDeeds,
      deeds,
      deeds,
      fc.nat(EVENTS),
      async (before, reading, between, later, at) => {
        const storm = new Storm();
        const happen = async (all: typeof before) => {
          for (const { deed, count } of all) {
            if (deed === "commit") storm.commits(count);
            else if (deed === "hand") storm.hands(count);
            else if (deed === "lose") storm.loses(count);
            else await turn();
          }
        };
        await happen(before);
        const read = storm.committed;
        storm.outlet.dropHeld();
        const start = Math.min(at, read);
        await happen(reading);
        storm.begins(start, read);
        await happen(between);
        storm.outlet.goLive(frontOf({ id: 1 }));
        await happen(later);
        storm.commits(EVENTS);
        storm.hands(EVENTS);
        const expected = Array.from({ length: EVENTS - start }, (_, at) => start + 1 + at);
        for (let turns = 0; turns < 500 && storm.heard.length < expected.length; turns++) await turn();
        await turn();
        assert.deepEqual(storm.heard, expected);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("other people's read markers, however many, are neither held back nor written", async () => {
  const storm = new Storm();
  const bob = "b0b00000-0000-4000-8000-000000000002";
  let passing = 0;
  const read = (id: string): Delivery => {
    const timestamp = `2026-01-13T12:37:08.123456Z`;
    const payload = { message: "set_last_seen_timestamp", scope: "global", timestamp } as const;
    return new Delivery({ namespace: "chat", payload, timestamp, passing: ++passing, to: id, by: id });
  };
  const others = () => {
    for (let count = 0; count < 600; count++) storm.outlet.take(read(bob));
  };
  storm.outlet.expect(alice);
  others();
  storm.begins(0, 0);
  others();
  storm.outlet.take(read(alice));
  storm.outlet.goLive(frontOf({ id: 1 }));
  others();
  storm.outlet.flush(new FrameJoiner());
  assert.equal(storm.written.match(/set_last_seen_timestamp/g)?.length, 1);
});

test("a headcount that is no newer than the first event is left out", () => {
  const storm = new Storm();
  storm.begins(0, 0, 7);
  storm.outlet.goLive(frontOf({ id: 1 }));
  for (const as_of of [6, 7, 8]) {
    const payload = { message: "presence", count: 600 + as_of } as const;
    const event = { namespace: "control", payload, timestamp: "2026-01-13T12:37:08.123456Z", as_of, crowded: true };
    storm.outlet.take(new Delivery(event as RoomEvent));
  }
  storm.outlet.flush(new FrameJoiner());
  assert.deepEqual(storm.written.match(/"count":\d+/g), ['"count":608']);
});

test("the room's state has all events that were held back before its read, however many", async () => {
  const storm = new Storm();
  storm.commits(EVENTS);
  storm.hands(EVENTS);
  for (let passing = 1; passing <= 400; passing++) storm.outlet.take(new Delivery(left(passing)));
  storm.outlet.dropHeld();
  for (let passing = 401; passing <= 800; passing++) storm.outlet.take(new Delivery(left(passing)));
  storm.begins(EVENTS, EVENTS);
  storm.outlet.goLive(frontOf({ id: 1 }));
  await turn();
  assert.equal(storm.written.match(/"left"/g)?.length, 400);
});

test("events above the limit of held ones are read from the store", async () => {
  const storm = new Storm();
  storm.begins(0, 0);
  const many = 1_500;
  for (let number = 1; number <= many; number++) storm.outlet.take(new Delivery(message(number)));
  storm.outlet.goLive(frontOf({ id: 1 }));
  for (let turns = 0; turns < 2_000; turns++) await turn();
  assert.deepEqual(
    storm.heard,
    Array.from({ length: many }, (_, at) => at + 1),
  );
  assert.ok(storm.replays > 0);
});

test("a new moderator who is told of the role from the store has to come back, for all that waits for them", () => {
  const promotion = (module_data?: object) => {
    const payload = { message: "role_updated", new_role: "moderator", ...(module_data && { module_data }) };
    return new Delivery({ ...message(2), namespace: "control", payload, to: alice } as RoomEvent);
  };
  for (const [event, isCut] of [
    [promotion(), true],
    [promotion({ moderation: {} }), false],
  ] as const) {
    let cuts = 0;
    const storm = new Storm(() => {
      cuts += 1;
    });
    storm.begins(1, 1);
    storm.outlet.goLive(frontOf({ id: 1 }));
    storm.outlet.take(event);
    storm.outlet.flush(new FrameJoiner());
    assert.equal(cuts, isCut ? 1 : 0);
    assert.equal(storm.written.includes("role_updated"), !isCut);
  }
});

test("a client that would miss passing events above the limit of held ones is cut", () => {
  let cuts = 0;
  const storm = new Storm(() => (cuts += 1));
  for (let passing = 1; passing <= HELD_EVENTS; passing++) storm.outlet.take(new Delivery(left(passing)));
  assert.equal(cuts, 0);
  storm.outlet.take(new Delivery(left(HELD_EVENTS + 1)));
  assert.equal(cuts, 1);
});

for (const isEarly of [false, true])
  test(`texts that are taken away ${isEarly ? "before" : "after"} the beginning are read from the store, which has none`, async () => {
    const storm = new Storm();
    storm.outlet.dropHeld();
    if (!isEarly) storm.begins(0, 0);
    storm.commits(4);
    storm.hands(2);
    const { payload, ...rest } = message(3);
    const deletion = { message: "message_deleted", id: payload.message === "message_sent" ? payload.id : "" };
    const taking = { ...rest, namespace: "messages", payload: { ...deletion, source: alice, scope: "global" } };
    for (const event of [counts(deletion.id), counts("another"), own(deletion.id)])
      storm.outlet.take(new Delivery(event));
    storm.outlet.take(new Delivery(taking as RoomEvent));
    if (isEarly) storm.begins(0, 0);
    else storm.outlet.take(new Delivery(message(4)));
    storm.outlet.goLive(frontOf({ id: 1 }));
    for (let turns = 0; turns < 50 && storm.heard.length < 3; turns++) await turn();
    storm.outlet.take(new Delivery(message(4)));
    storm.outlet.flush(new FrameJoiner());
    assert.equal(storm.replays, 1);
    assert.deepEqual(storm.heard, [1, 2, 3, 4]);
    assert.match(storm.written, /"id":"another"/, "a count is told after the replay");
    const ofTheDeleted = new RegExp(`"(?:own_reactions|reactions_changed)","id":"${deletion.id}"`);
    assert.doesNotMatch(storm.written, ofTheDeleted);
  });
