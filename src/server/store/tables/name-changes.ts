import type { Id } from "../../../protocol";
import type { Prisma } from "../generated/sqlite/client";
import type { Statements } from "./statements";

export type NameChangeRow = Prisma.NameChangeGetPayload<object>;

export function nameChangesBy({ reading, adding }: Pick<Statements, "reading" | "adding">) {
  const between = reading<NameChangeRow>(
    `SELECT room_id, number, old_name, new_name FROM "NameChange" WHERE room_id = ? AND number >= ? AND number <= ?`,
  );
  return {
    addNameChanges: adding<NameChangeRow>("NameChange", {
      room_id: "text",
      number: "int",
      old_name: "text",
      new_name: "text",
    }),
    nameChanges: async (room_id: Id, from: number, upTo: number) => between(room_id, from, upTo),
  };
}
