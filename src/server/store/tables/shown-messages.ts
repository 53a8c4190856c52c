import type { Id } from "../../../protocol";
import type { Statements, Value } from "./statements";

const CLEARED_BEFORE = `(SELECT cleared_before FROM "Room" WHERE id = ?)`;

/** A cleared message's row may still be there: `upkeep/erasing.ts` erases it later. */
export const SHOWN = `(conversation <> 'global' OR number >= ${CLEARED_BEFORE})`;

/**
 * A range of an index, so that no read walks over cleared rows or over what the viewer does not see. Its values are the
 * conversation, the viewer's least number twice, and the room.
 */
export const FROM_SHOWN = `number >= (SELECT CASE WHEN ? = 'global' AND cleared_before > ? THEN cleared_before ELSE ? END
  FROM "Room" WHERE id = ?)`;

/** Each read of a room's messages is made here, so that none finds a cleared message. */
export function shownMessagesBy({ reading }: Pick<Statements, "reading">) {
  return <Row>(columns: string, and: string, beside?: string) => {
    // SQLite joins the tables of a cross join in this order.
    const from = beside === undefined ? `"Message"` : `"${beside}" CROSS JOIN "Message"`;
    const read = reading<Row>(`SELECT ${columns} FROM ${from} WHERE "Message".room_id = ? AND ${SHOWN} AND ${and}`);
    return (room_id: Id, ...values: Value[]) => read(room_id, room_id, ...values);
  };
}

/** SQLite would walk the room's index instead of the list of ids, if it could. */
export const OF_ROOM = "CAST(room_id AS TEXT) = ?";

export function shownByIds({ reading, among }: Pick<Statements, "reading" | "among">) {
  return <Row>(columns: string) => {
    const read = reading<Row>(`SELECT ${columns} FROM "Message" WHERE ${among("id")} AND ${OF_ROOM} AND ${SHOWN}`);
    return (room_id: Id, ids: readonly Id[]) => read(ids, room_id, room_id);
  };
}

/** Each conversation is a range of an index: no message of another one is read. */
export function shownOfEachBy({ reading, listed }: Pick<Statements, "reading" | "listed">) {
  return <Row>(columns: string, and: string) => {
    const read = reading<Row>(
      `SELECT ${columns} FROM ${listed} CROSS JOIN "Message" WHERE "Message".room_id = ? AND ${SHOWN} AND conversation = value AND ${and}`,
    );
    return (room_id: Id, conversations: readonly string[], ...values: Value[]) =>
      read(conversations, room_id, room_id, ...values);
  };
}
