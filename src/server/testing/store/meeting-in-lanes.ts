import assert from "node:assert/strict";
import type { Command, Id } from "../../../protocol";
import { inTheRoom } from "../../api/commands";
import { Flood } from "../../api/flood";
import { BadRequestError } from "../../kit/bad-request";
import { join } from "../../rooms/membership";
import type { OpenRoom } from "../../store/commit/open-room";
import { noon, openLanes } from "./lanes";

const [room_id, process_id] = ["room", "process"] as const;
const code = "code";

/** Alice moderates, Bob and Carol do not, Gustav is a guest; all are in a group, and have written before. */
export async function meetingInLanes() {
  const scene = await openLanes();
  const { database, lanes } = scene;
  const flood = new Flood({
    lane: lanes,
    rate: { perSecond: 0, burst: 0 },
    report: (fault) => assert.fail(String(fault)),
  });
  await scene.hasRoom(room_id);
  await database.write.lease.create({ data: { process_id, expires_at: noon } });
  const groups = JSON.stringify(["backend"]);
  for (const [id, role] of [
    ["alice", "moderator"],
    ["bob", "user"],
    ["carol", "user"],
    ["gustav", "guest"],
  ] as const)
    await scene.hasParticipant(room_id, id, { role, groups });
  await database.write.invite.create({
    data: { code, invite_id: "invitation", room_id, role: "user", groups: "[]", created_at: noon },
  });
  const does = async (participant_id: Id, command: Command): Promise<string> => {
    try {
      const session = { id: participant_id, room_id };
      const outcome = await inTheRoom({ flood, lane: lanes }, session, { participant_id, command, attempt: undefined });
      if (outcome.kind === "refused") return outcome.error;
      return outcome.kind === "accepted" && "held" in outcome.receipt ? "held" : outcome.kind;
    } catch (error) {
      if (error instanceof BadRequestError) return error.bad.reason;
      throw error;
    }
  };
  const joins = async (identity: Id, display_name = identity): Promise<string> => {
    const entry = () => ({ display_name, invite: code });
    const joining = { identity, entry, resumes: false, new_id: identity, process_id, graceMs: 0, rename: () => {} };
    try {
      const { waits } = await lanes.do({ room_id, run: (room) => join(room, joining) });
      return waits ? "waits" : "accepted";
    } catch (error) {
      if (error instanceof BadRequestError) return error.bad.reason;
      throw error;
    }
  };
  /** The outcomes of some work that is committed together. */
  const together = async (...work: readonly (() => Promise<string>)[]) => {
    const rooms: OpenRoom[] = [];
    const notes = () => lanes.do({ room_id, run: (room) => void rooms.push(room) });
    const [, outcomes] = await Promise.all([notes(), Promise.all(work.map((it) => it())), notes()]);
    assert.equal(new Set(rooms).size, 1, "one commit takes all of it");
    return outcomes;
  };
  /** The ids of all messages, oldest first. */
  const ids = () => scene.told.flatMap(({ payload }) => (payload.message === "message_sent" ? [payload.id] : []));
  return { ...scene, does, joins, together, ids };
}
export type MeetingInLanes = Awaited<ReturnType<typeof meetingInLanes>>;
