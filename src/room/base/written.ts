import type { Addressee, Id } from "../../protocol";
import type { Room } from "./room";

type Message = Pick<Addressee, "scope"> & { readonly id: Id; readonly source: Id };

/** A message to everyone that was just sent is among those of its author, where these are needed. */
export function withWritten(room: Room, { id, source, scope }: Message): Room {
  const before = room.written.get(source);
  return before === undefined || scope !== "global" ? room : writtenBy(room, source, [...before, id]);
}

export function withoutWritten(room: Room, { id, source }: Message): Room {
  const before = room.written.get(source);
  return before === undefined
    ? room
    : writtenBy(
        room,
        source,
        before.filter((it) => it !== id),
      );
}

export function writtenBy(room: Room, source: Id, ids: readonly Id[]): Room {
  return { ...room, written: new Map(room.written).set(source, ids) };
}
