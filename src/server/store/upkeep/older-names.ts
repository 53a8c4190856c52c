import type { Id } from "../../../protocol";
import { COMMIT_JOBS } from "../../kit/limits";
import type { Database } from "../database/database";
import { PATIENCE } from "../database/database";

export type Named = { readonly id: Id; readonly display_name: string };
type Noted = Named & { readonly sort_name: string; readonly look: string; readonly mark: number };

/** Of a participant whose name an earlier version kept without its look. */
const OLDER = { look: "" };

/**
 * `apart` gets a room's names with looks and those without, moderators first and then by age; it returns what is to be
 * noted of the latter.
 */
export async function noteNames(
  { read, write }: Pick<Database, "read" | "write">,
  apart: (known: readonly Named[], older: readonly Named[]) => readonly Noted[],
): Promise<void> {
  const select = { id: true, display_name: true };
  const rooms = await read.participant.findMany({ where: OLDER, distinct: ["room_id"], select: { room_id: true } });
  for (const { room_id } of rooms) {
    const known = await read.participant.findMany({ where: { room_id, NOT: OLDER }, select });
    const orderBy = [{ rank: "asc" as const }, { id: "asc" as const }];
    const older = await read.participant.findMany({ where: { room_id, ...OLDER }, select, orderBy });
    const noted = apart(known, older);
    for (let at = 0; at < noted.length; at += COMMIT_JOBS)
      await write.$transaction(async (tx) => {
        for (const { id, ...data } of noted.slice(at, at + COMMIT_JOBS))
          await tx.participant.updateMany({ where: { id, ...OLDER }, data });
      }, PATIENCE);
  }
}
