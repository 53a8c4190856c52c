import type { Id, Timestamp } from "../../../src/protocol";
import type { Ledger, Numbered } from "../ledger";
import { countUpTo, Timeline } from "../timeline";
import type { SentAway } from "./debriefings";

/** The standing of somebody at the door. */
export type AtDoor = { readonly isBanned: boolean; readonly waits: boolean };

const INSIDE: AtDoor = { isBanned: false, waits: false };

/** The people who were banned, or had to be let in, by number. */
export type ShutOut = {
  readonly at: (who: Id, number: number) => AtDoor;
  /** True if somebody was certainly shut out at each number of a range. */
  readonly isThroughout: (who: Id, from: number, upTo: number) => boolean;
  /** True if somebody was shut out at a time, by the events before it. */
  readonly by: (who: Id, time: Timestamp) => boolean;
  /** The first number after this one from which somebody was shut out; infinity without one. */
  readonly next: (who: Id, after: number) => number;
};

/** @param sentAway the people whose sessions a debriefing ended, by its number: no event names them */
export function shutOutIn({ events }: Ledger, sentAway: SentAway): ShutOut {
  const sorted = [...events.values()].sort((one, other) => one.number - other.number);
  const doors = new Map<Id, { readonly line: Timeline<AtDoor>; readonly shut: number[]; last: AtDoor }>();
  const note = (who: Id, number: number, change: Partial<AtDoor>) => {
    const door = doors.get(who) ?? { line: new Timeline<AtDoor>(), shut: [], last: INSIDE };
    doors.set(who, door);
    door.last = { ...door.last, ...change };
    door.line.note(number, door.last);
    if (isShut(door.last)) door.shut.push(number);
  };
  for (const { number, event } of sorted)
    for (const [who, change] of changesBy(event.payload, { known: [...doors.keys()], sentAway: sentAway.get(number) }))
      note(who, number, change);

  const at: ShutOut["at"] = (who, number) => doors.get(who)?.line.at(number) ?? INSIDE;
  return {
    at,
    isThroughout: (who, from, upTo) =>
      isShut(at(who, from)) && doors.get(who)?.line.ever(from, upTo, (it) => !isShut(it)) !== true,
    by: (who, time) => {
      const last = sorted[countUpTo(sorted, time, ({ timestamp }) => timestamp) - 1];
      // News without a number may have the time of an event: then nobody knows which came first.
      return last !== undefined && last.timestamp < time && isShut(at(who, last.number));
    },
    next: (who, after) => doors.get(who)?.shut.find((number) => number > after) ?? Number.POSITIVE_INFINITY,
  };
}

export function isShut({ isBanned, waits }: AtDoor): boolean {
  return isBanned || waits;
}

type Changes = readonly (readonly [Id, Partial<AtDoor>])[];

type Given = { readonly known: readonly Id[]; readonly sentAway: readonly Id[] | undefined };

/** The changes of an event at the door. A person who may have been let in counts as inside. */
function changesBy(payload: Numbered["event"]["payload"], { known, sentAway = [] }: Given): Changes {
  switch (payload.message) {
    case "participant_banned":
      return [[payload.participant_id, { isBanned: true }]];
    case "participant_unbanned":
      return [[payload.participant_id, { isBanned: false }]];
    case "participant_kicked":
    case "participant_sent_back":
      return [[payload.participant_id, { waits: true }]];
    case "debriefing_started":
      return sentAway.map((id) => [id, { waits: true }] as const);
    case "participant_accepted":
      return [[payload.participant_id, { waits: false }]];
    case "participants_accepted":
      return payload.targets.map((id) => [id, { waits: false }] as const);
    case "waiting_room_disabled":
      return known.map((id) => [id, { waits: false }] as const);
    case "update":
      // Moderators never wait.
      return payload.module_data.control.role === "moderator" ? [[payload.id, { waits: false }]] : [];
    default:
      return [];
  }
}
