import type { Id } from "../../../protocol";
import { shownMessagesBy, shownOfEachBy } from "../database/shown-messages";
import type { Statements } from "../database/statements";

export type SearchedRow = { readonly number: number; readonly content: string };
type Slice = {
  readonly room_id: Id;
  readonly conversations: readonly string[];
  readonly source?: Id;
  readonly since?: string;
  readonly until?: string;
  readonly from: number;
  readonly upTo: number;
};

const FIRST_TIME = "";
/** After every time, by its text. */
const LAST_TIME = "~";

/** The reads of a search. */
export type SearchedRows = ReturnType<typeof searchedRowsBy>;

export function searchedRowsBy(asking: Statements) {
  const slice = shownOfEachBy(asking)<SearchedRow>(
    "number, content",
    `number >= ? AND number < ? AND content <> '' AND (? = '' OR source = ?) AND timestamp >= ? AND timestamp <= ?
     ORDER BY number DESC`,
  );
  const idAt = shownMessagesBy(asking)<{ id: Id }>("id", "number = ?");
  return {
    /** The messages of some conversations in a range of numbers, newest first. */
    slice: async ({ room_id, conversations, source = "", since = FIRST_TIME, until = LAST_TIME, from, upTo }: Slice) =>
      slice(room_id, conversations, from, upTo, source, source, since, until),
    idAt: async (room_id: Id, number: number) => (await idAt(room_id, number))[0]?.id,
  };
}
