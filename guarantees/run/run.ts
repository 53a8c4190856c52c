import { OwnPostgres } from "../../src/server/testing/machine/own-postgres";
import { TestDatabase } from "../../src/server/testing/test-database";
import { type Fault, faultsIn } from "../checks/checks";
import type { History } from "../history";
import { Chance } from "./chance/chance";
import { GROUPS, meet } from "./meeting";
import { pardons } from "./pardons";
import { Bus } from "./servers/bus";
import { Fleet } from "./servers/fleet";
import { Nemesis } from "./servers/nemesis";
import { settle } from "./settling";

export type Plan = {
  readonly seed: number;
  readonly seconds: number;
  /** Replaces the duration: the run goes on until this many processes were killed with -9. */
  readonly kills?: number | undefined;
  /** Ends the run before its time. */
  readonly until?: () => boolean;
  /** The number of processes for the room; more than one need PostgreSQL and Redis. */
  readonly processes: number;
  readonly pause_ms: number;
  readonly peaceful?: boolean;
  /** The time for all to agree in the end, in milliseconds; 30 s by default. */
  readonly converging_ms?: number;
  /** Puts something between the people and the running servers. */
  readonly between?: (fleet: Fleet) => void;
  /** Receives the growing history every ten seconds. */
  readonly report?: (history: History, killed: number) => void;
};

export type Ran = {
  readonly history: History;
  readonly faults: readonly Fault[];
  readonly killed: number;
  readonly logged: readonly string[];
};

export const MANY_NEED = !OwnPostgres.isThere
  ? "many processes need a PostgreSQL: there are no initdb and pg_ctl"
  : Bus.isThere
    ? undefined
    : "many processes need a Redis: there is no redis-server";

const SECRET = "of all processes that share this database";

/** Runs servers, people and a nemesis, and judges the evidence. */
export async function run(plan: Plan): Promise<Ran> {
  if (plan.processes > 1 && MANY_NEED !== undefined) throw new Error(MANY_NEED);
  const isOfMany = plan.processes > 1;
  await using postgres = isOfMany ? await OwnPostgres.start() : undefined;
  await using database = isOfMany ? undefined : await TestDatabase.make();
  await using bus = isOfMany ? await Bus.start(new Chance(plan.seed, "the bus")) : undefined;
  const chance = new Chance(plan.seed, "the nemesis");
  const history_limit = chance.oneOf([10, 30, 100]);
  await using fleet = await Fleet.start(plan.processes, {
    ...database?.settings,
    ...(postgres && { DATABASE_URL: postgres.url, SECRET }),
    ...(bus && { REDIS_URL: bus.url }),
    HISTORY_LIMIT: String(history_limit),
    PRESENCE_GRACE_MS: "200",
  });
  plan.between?.(fleet);
  const meeting = await meet(fleet, plan.seed, history_limit);
  const { recorder, people } = meeting;
  const nemesis = new Nemesis({ fleet, bus, database: postgres, chance, recorder, kills: plan.kills });
  const end = new AbortController();
  const time = plan.kills ? undefined : setTimeout(() => end.abort(), plan.seconds * 1000);
  const watching = setInterval(() => plan.until?.() && end.abort(), 100);
  const reporting = setInterval(() => plan.report?.(recorder, nemesis.kills), 10_000);
  try {
    const around = { people: meeting.ids, groups: GROUPS, processes: fleet.processes, pause_ms: plan.pause_ms };
    const rage = plan.peaceful ? undefined : nemesis.rages(end.signal).then(() => end.abort());
    const acting = people.map((person) => person.acts(around, end.signal));
    const acted = Promise.all([rage, meeting.door.opens(end.signal), ...acting]);
    let isOver = false;
    const over = acted.finally(() => {
      isOver = true;
    });
    // People who are banned, or wait, end their deeds only once they are in again.
    const lifted = aborted(end.signal).then(() => pardons(meeting, () => isOver));
    await Promise.all([over, lifted]);
    await settle(meeting, fleet, plan.converging_ms ?? 30_000);
  } finally {
    clearInterval(watching);
    clearInterval(reporting);
    clearTimeout(time);
    end.abort();
    await Promise.all(people.map(({ device }) => device.close()));
  }
  return { history: recorder, faults: faultsIn(recorder), killed: nemesis.kills, logged: fleet.faults };
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
