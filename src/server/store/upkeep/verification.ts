import type { Id } from "../../../protocol";
import { breather } from "../../kit/event-loop";
import { VERIFIED_NUMBERS } from "../../kit/limits";
import type { Database } from "../database/database";
import { type Absence, explained, type Gap } from "./absences";

export type Verification = {
  readonly title: string;
  readonly head: number;
  readonly events: number;
  readonly gaps: readonly Gap[];
  /** Numbers that two events have. */
  readonly doubled: readonly number[];
};

type Step = { readonly number: number; readonly previous: number };

/** In slices, so that others are served meanwhile. `undefined` if there is no such room. */
export async function verify(database: Database, room_id: Id): Promise<Verification | undefined> {
  const room = await database.read.room.findFirst({ where: { id: room_id, removed_at: null } });
  if (room === null) return undefined;
  const { title, head } = room;
  const breathe = breather();
  const gaps: Gap[] = [];
  const doubled: number[] = [];
  let events = 0;
  let last = 0;
  const missing = (from: number, to: number, absences: readonly Absence[]) => {
    if (from <= to) gaps.push(...explained({ from, to }, absences));
  };
  while (last < head) {
    const first = await firstAfter(database, room_id, last);
    if (first === undefined || first > head) break;
    const upTo = Math.min(head, first + VERIFIED_NUMBERS - 1);
    const absences = await absencesIn(database, { room_id, from: last + 1, upTo });
    for (const { number, previous } of await stepsIn(database, { room_id, from: first, upTo })) {
      events += 1;
      if (number === previous) doubled.push(number);
      else missing(Math.max(previous, last) + 1, number - 1, absences);
      last = number;
    }
    await breathe();
  }
  missing(last + 1, head, await absencesIn(database, { room_id, from: last + 1, upTo: head }));
  return { title, head, events, gaps: joined(gaps), doubled };
}

async function firstAfter({ read }: Database, room_id: Id, after: number): Promise<number | undefined> {
  const next = {
    where: { room_id, number: { gt: after } },
    orderBy: { number: "asc" },
    select: { number: true },
  } as const;
  const found = await Promise.all([read.message.findFirst(next), read.logEntry.findFirst(next)]);
  const numbers = found.flatMap((it) => (it === null ? [] : [it.number]));
  return numbers.length === 0 ? undefined : Math.min(...numbers);
}

type Stretch = { readonly room_id: Id; readonly from: number; readonly upTo: number };

function absencesIn({ read }: Database, { room_id, from, upTo }: Stretch): Promise<Absence[]> {
  return read.absence.findMany({ where: { room_id, first: { lte: upTo }, last: { gte: from } } });
}

async function stepsIn({ read }: Database, { room_id, from, upTo }: Stretch): Promise<Step[]> {
  const found = await read.$queryRaw<{ number: number | bigint }[]>`
    SELECT number FROM "Message" WHERE room_id = ${room_id} AND number >= ${from} AND number <= ${upTo}
    UNION ALL SELECT number FROM "LogEntry" WHERE room_id = ${room_id} AND number >= ${from} AND number <= ${upTo}
    ORDER BY number`;
  return found.map(({ number }, at) => ({ number: Number(number), previous: Number(found[at - 1]?.number ?? 0) }));
}

function joined(gaps: readonly Gap[]): Gap[] {
  const all: Gap[] = [];
  for (const gap of gaps) {
    const before = all.at(-1);
    const goesOn = before !== undefined && before.to + 1 === gap.from && before.because === gap.because;
    if (goesOn) all.splice(-1, 1, { ...before, to: gap.to });
    else all.push(gap);
  }
  return all;
}
