import type { Database } from "../database/database";

/** The rooms of a database, those in which something happened last first; or the one with an id. */
export function listRooms({ read }: Pick<Database, "read">, id?: string) {
  return read.room.findMany({
    where: { id, removed_at: null },
    select: { id: true, title: true, created_at: true, here: true, clock: true },
    orderBy: [{ clock: "desc" }, { id: "asc" }],
  });
}
