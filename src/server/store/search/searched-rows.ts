import type { Id } from "../../../protocol";
import { shownMessagesBy, shownOfEachBy } from "../tables/shown-messages";
import type { Statements } from "../tables/statements";

/** In no order: the content of each message has its number at the same place. */
export type Texts = { readonly numbers: readonly number[]; readonly contents: readonly string[] };

type Row = { readonly number: number; readonly content: string };
type Joined = { readonly numbers: string | null; readonly contents: string | null };
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

export type SearchedRows = ReturnType<typeof searchedRowsBy>;

export function searchedRowsBy(asking: Statements) {
  const slice = sliceBy(asking);
  const idAt = shownMessagesBy(asking)<{ id: Id }>("id", "number = ?");
  return {
    slice: ({ room_id, conversations, source = "", since = FIRST_TIME, until = LAST_TIME, from, upTo }: Slice) =>
      slice(room_id, conversations, from, upTo, source, source, since, until),
    idAt: async (room_id: Id, number: number) => (await idAt(room_id, number))[0]?.id,
  };
}

const IN_RANGE = `number >= ? AND number < ? AND content <> '' AND (? = '' OR source = ?)
  AND timestamp >= ? AND timestamp <= ?`;

/** A row for each message would cost as much as all the rest. */
function sliceBy(asking: Statements): (...given: Parameters<ReturnType<typeof rowsOf>>) => Promise<Texts> {
  const { joined } = asking;
  if (joined === undefined) {
    const read = rowsOf(asking);
    return async (...given) => {
      const rows = await read(...given);
      return { numbers: rows.map(({ number }) => number), contents: rows.map(({ content }) => content) };
    };
  }
  const columns = `${joined("number")} AS numbers, ${joined("content")} AS contents`;
  const read = shownOfEachBy(asking)<Joined>(columns, IN_RANGE);
  return async (...given) => {
    const [{ numbers, contents } = NOTHING] = await read(...given);
    return { numbers: apart(numbers).map(Number), contents: apart(contents) };
  };
}

function rowsOf(asking: Statements) {
  return shownOfEachBy(asking)<Row>("number, content", IN_RANGE);
}

const NOTHING: Joined = { numbers: null, contents: null };

function apart(joined: string | null): string[] {
  return joined === null ? [] : joined.split("\0");
}
