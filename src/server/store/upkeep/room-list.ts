import type { Database } from "../database/database";

/** The rooms in which something happened last come first. */
export function listRooms({ read }: Pick<Database, "read">, id?: string) {
  return read.room.findMany({
    where: { id, removed_at: null },
    select: { id: true, title: true, created_at: true, here: true, clock: true },
    orderBy: [{ clock: "desc" }, { id: "asc" }],
  });
}
