import type { Id, MessagesCommand } from "../../protocol";
import { accepted, bad, type Decision, type Request, type Room, refused } from "../base/room";
import { writtenBy } from "../base/written";
import { rejection } from "../review/approval";

type Purging = Request<Extract<MessagesCommand, { action: "delete_messages_of" }>>;

/** Only the owner acts on a moderator. */
export function purge({ room, by, payload }: Purging): Decision {
  if (by.role !== "moderator") return refused("insufficient_permissions");
  const target = room.members.get(payload.target);
  if (target === undefined) return bad("unknown_participant");
  const isBeyond = target.is_room_owner || (target.role === "moderator" && !by.is_room_owner);
  if (target.id === by.id || isBeyond) return refused("insufficient_permissions");
  const count = room.written.get(target.id)?.length ?? 0;
  if (count === 0) return purgeHeld({ room, by }, target.id);
  const event = { message: "messages_deleted", source: target.id, issued_by: by.id, count } as const;
  return accepted([{ namespace: "messages", payload: event, by: by.id }]);
}

/** Without messages that others see, others hear nothing: the held ones are rejected one by one. */
function purgeHeld({ room, by }: Pick<Purging, "room" | "by">, target: Id): Decision {
  const held = [...room.review.held.values()].filter(({ source }) => source === target);
  return held.length === 0 ? refused("nothing_to_do") : accepted(held.flatMap((it) => rejection({ room, by }, it)));
}

export function purged(room: Room, source: Id): Room {
  const messages = new Map(
    [...room.messages].map(([id, it]) => {
      const isGone = it?.scope === "global" && it.source === source;
      return [id, isGone ? { ...it, content: "", isDeleted: true, reactions: new Map() } : it];
    }),
  );
  const gone = new Set(room.written.get(source));
  const pins = new Map([...room.pins].filter(([id]) => !gone.has(id)));
  return writtenBy({ ...room, messages, pins }, source, []);
}
