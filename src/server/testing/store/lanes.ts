import assert from "node:assert/strict";
import type { Role } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import { Metrics } from "../../kit/metrics";
import { Lanes } from "../../store/commit/lanes";
import { openDatabase } from "../../store/connect";
import { Erasing } from "../../store/upkeep/erasing";
import { TestDatabase } from "../test-database";

export const noon = "2026-01-13T12:00:00.000000Z";

type Standing = {
  readonly display_name: string;
  readonly left_at: string;
  readonly role: Role;
  readonly groups: string;
};

/** The lanes of a process on a database of the test's own. A fault fails the test. Ends with its scope. */
export async function openLanes() {
  const file = await TestDatabase.make();
  const database = await openDatabase(file.url);
  const { write } = database;
  const metrics = new Metrics();
  const report = (fault: unknown) => assert.fail(String(fault));
  const erasures = new Erasing(database, report);
  const ofAProcess = () => new Lanes({ database, metrics, report, erasures });
  const lanes = ofAProcess();
  const told: RoomEvent[] = [];
  lanes.deliverTo({ broadcast: (_, events) => told.push(...events), dissolve: () => {} });
  return {
    database,
    lanes,
    metrics,
    report,
    /** The events of all commits so far. */
    told,
    ofAnotherProcess: ofAProcess,
    hasRoom: async (id: string, owner = "alice") => {
      await write.room.create({ data: { id, title: "Weekly", owner, created_at: noon, clock: noon } });
    },
    hasParticipant: async (room_id: string, id: string, more: Partial<Standing> = {}) => {
      const data = { room_id, role: "user", is_room_owner: false, groups: "[]", joined_at: noon };
      await write.participant.create({ data: { id, identity: id, display_name: id, ...data, ...more } });
    },
    [Symbol.asyncDispose]: async () => {
      await erasures.stop();
      await database.close();
      await file[Symbol.asyncDispose]();
    },
  };
}
