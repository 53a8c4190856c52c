import type { Figure, Outcome, Plot, Setting } from "../harness/part";
import { spreadOf } from "../harness/stats";
import { gather, heard, inTurns, newcomer, type Room } from "../load/crowd";
import { marked } from "../load/marks";
import type { ParleyUser } from "../load/parley-user";
import type { Measured } from "../servers/measured";
import { Parley } from "../servers/parley";
import { seeded } from "../servers/seeded";

const SENDS = 50;
const JOINS = 10;
const ROUNDS = 2;
const CROWD = 50;
const PAGES = 30;

/** The server's processor time, in microseconds. */
type Costs = { readonly delivery: number; readonly join: number; readonly page: number };
type Point = { readonly size: number; readonly costs: Costs };

export async function growth({ core, isQuick, say }: Setting): Promise<Outcome> {
  const participants = await byParticipants(isQuick ? [10, 50] : [10, 100, 1000, 5000]);
  const rooms = await byRooms(isQuick ? [1, 5] : [1, 10, 100, 1000]);
  const messages = await byMessages(isQuick ? [1000, 5000] : [1000, 10_000, 100_000, 1_000_000]);
  const all = { participants, rooms, messages };
  return {
    figures: Object.entries(all).flatMap(([name, points]) => figuresOf(name, points)),
    plots: Object.entries(all).map(([name, points]) => plotOf(name, points)),
  };

  async function byParticipants(sizes: readonly number[]): Promise<Point[]> {
    await using parley = await Parley.start({ core });
    const { room, people } = await gather(parley.port, 2);
    const points: Point[] = [];
    const crowd = [...people];
    for (const size of sizes) {
      crowd.push(...(await inTurns(size - crowd.length, () => newcomer(parley.port, room))));
      points.push({ size, costs: await costsOf(parley.process, room, crowd) });
      say(`${size} participants`);
    }
    return points;
  }

  async function byRooms(sizes: readonly number[]): Promise<Point[]> {
    await using parley = await Parley.start({ core });
    const points: Point[] = [];
    const { room, people } = await gather(parley.port, CROWD);
    let there = 1;
    for (const size of sizes) {
      await inTurns(size - there, () => gather(parley.port, 10));
      there = size;
      points.push({ size, costs: await costsOf(parley.process, room, people) });
      say(`${size} rooms`);
    }
    return points;
  }

  async function byMessages(sizes: readonly number[]): Promise<Point[]> {
    const points: Point[] = [];
    for (const size of sizes) {
      const { room, seed } = seeded(size);
      await using parley = await Parley.start({ core, seed });
      const people = await inTurns(CROWD, () => newcomer(parley.port, room));
      points.push({ size, costs: await costsOf(parley.process, room, people) });
      say(`${size} messages`);
    }
    return points;
  }
}

async function costsOf(server: Measured, room: Room, people: readonly ParleyUser[]): Promise<Costs> {
  const [reader] = people;
  const { people: alone } = await gather(server.port, 1);
  const say = (crowd: readonly ParleyUser[]) =>
    heard({ rooms: [crowd], size: SENDS }, async (round) => {
      for (let at = 0; at < SENDS; at += 1) {
        crowd[at % crowd.length]?.say(marked(round.say(), 100));
        await round.whenSeen();
      }
    });
  const input = { room_id: room.room_id, scope: "global", limit: 100 };
  const read = async () => {
    for (let at = 0; at < PAGES; at += 1) await reader?.ask("query", "chat.history", input);
  };
  const newcomers: ParleyUser[] = [];
  const join = async () => {
    for (let at = 0; at < JOINS; at += 1) newcomers.push(await newcomer(server.port, room));
  };
  const measured: Costs[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    // The cost of a send is not part of a delivery.
    const sending = await server.cpuOf(() => say(alone));
    const delivering = (await server.cpuOf(() => say(people))) - sending;
    const paging = await server.cpuOf(read);
    const joining = await server.cpuOf(join);
    for (const person of newcomers.splice(0)) person.cut();
    measured.push({
      delivery: (delivering * 1000) / (SENDS * (people.length - 1)),
      join: (joining * 1000) / JOINS,
      page: (paging * 1000) / PAGES,
    });
  }
  for (const person of alone) person.cut();
  // The first round does not count: after it each page is whole, and the code compiled.
  const middle = (what: keyof Costs) => spreadOf(measured.slice(1).map((it) => it[what])).median;
  return { delivery: middle("delivery"), join: middle("join"), page: middle("page") };
}

function figuresOf(name: string, points: readonly Point[]): Figure[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  return (["delivery", "join", "page"] as const).flatMap((what) =>
    [first, last].map(({ size, costs }) => ({ what: `a ${what}, ${size} ${name}`, unit: "µs", value: costs[what] })),
  );
}

function plotOf(name: string, points: readonly Point[]): Plot {
  return {
    name: `growth-${name}`,
    title: `What it costs, by ${name}`,
    x: name,
    y: "µs of CPU",
    kind: "lines",
    isLog: true,
    series: (["delivery", "join", "page"] as const).map((what) => ({
      name: what === "page" ? "a page of history" : `a ${what}`,
      points: points.map(({ size, costs }) => [size, costs[what]] as const),
    })),
  };
}
