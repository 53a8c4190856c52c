import type { Id } from "../../../protocol";
import { BadRequestError, refuse } from "../../kit/bad-request";
import { breather } from "../../kit/event-loop";
import type { Attempt, Reading } from "../database/commit-rows";
import type { Writing } from "../database/database";
import type { Reacting } from "../database/known-messages";
import type { ReportsAsked } from "../database/known-review";
import type { FiltersCache } from "./filters-cache";
import { OpenRoom } from "./open-room";
import type { RoomClocks } from "./room-clocks";

/** Work in a room, inside the transaction that holds it. It may run twice: side effects outside must bear that. */
export type Work<T> = {
  readonly room_id: Id;
  readonly members?: readonly Id[];
  readonly messages?: readonly Id[];
  readonly pins?: boolean;
  readonly redeemedBy?: Id;
  readonly writtenBy?: Id;
  readonly restricted?: boolean;
  readonly review?: boolean;
  readonly mayBeHeld?: boolean;
  readonly mayChangeRules?: boolean;
  readonly reports?: ReportsAsked;
  readonly hands?: boolean;
  readonly present?: boolean;
  readonly reacting?: Reacting;
  readonly reading?: Reading;
  readonly attempt?: Attempt;
  /** A second run after the commit changes nothing. Work with an `attempt` is repeatable by its receipt. */
  readonly repeatable?: boolean;
  /** In milliseconds: the work may wait so long for others to be committed with. */
  readonly deferrable?: number;
  /** Throws {@link Refused} before it changes or emits anything. Reads and writes through the room's `tx` alone. */
  readonly run: (room: OpenRoom) => T | Promise<T>;
};

export type Memories = { readonly clocks: RoomClocks; readonly filters: FiltersCache };

export type Job = {
  readonly work: Work<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
};

export type Outcome = { readonly value: unknown } | { readonly error: BadRequestError };

export function isRepeatable({ work }: Job): boolean {
  return work.attempt !== undefined || work.repeatable === true;
}

export async function runJobs(
  writing: Writing,
  jobs: readonly Job[],
  { outcomes, clocks, filters }: { readonly outcomes: Map<Job, Outcome> } & Memories,
): Promise<OpenRoom[]> {
  const rooms: OpenRoom[] = [];
  const breathe = breather();
  for (const room_id of new Set(jobs.map(({ work }) => work.room_id))) {
    const jobsOfRoom = jobs.filter(({ work }) => work.room_id === room_id);
    const room = await orRefused(() => OpenRoom.open(writing, room_id, clocks));
    if (room instanceof BadRequestError) {
      for (const job of jobsOfRoom) outcomes.set(job, { error: room });
      continue;
    }
    await room.loadFilters(filters);
    await Promise.all([
      room.load(jobsOfRoom.flatMap(({ work }) => work.members ?? [])),
      room.loadMessages(
        jobsOfRoom.flatMap(({ work }) => work.messages ?? []),
        jobsOfRoom.flatMap(({ work }) => work.reacting ?? []),
      ),
      jobsOfRoom.some(({ work }) => work.pins) ? room.loadPins() : undefined,
      jobsOfRoom.some(({ work }) => work.restricted) ? room.loadRestricted() : undefined,
      room.loadReview(jobsOfRoom.map(({ work }) => work)),
      jobsOfRoom.some(({ work }) => work.hands) ? room.loadHands() : undefined,
      jobsOfRoom.some(({ work }) => work.present) ? room.loadPresent() : undefined,
      room.receipts.load(jobsOfRoom.flatMap(({ work }) => work.attempt ?? [])),
      room.readMarkers.load(jobsOfRoom.flatMap(({ work }) => work.reading ?? [])),
    ]);
    if (jobsOfRoom.some(({ work }) => work.mayChangeRules)) await room.loadPosts();
    await room.loadWritten(jobsOfRoom.flatMap(({ work }) => work.writtenBy ?? []));
    await room.loadRedeemed(jobsOfRoom.flatMap(({ work }) => work.redeemedBy ?? []));
    for (const job of jobsOfRoom) {
      const result = await orRefused(async () =>
        room.isRemoved ? refuse("not_found") : { value: await job.work.run(room) },
      );
      outcomes.set(job, result instanceof BadRequestError ? { error: result } : result);
      await breathe();
    }
    await room.close();
    rooms.push(room);
  }
  return rooms;
}

async function orRefused<T>(act: () => Promise<T>): Promise<T | BadRequestError> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof BadRequestError) return error;
    throw error;
  }
}
