import { type Id, MAX_PINS, type MessagesCommand, type MessagesEvent, type Timestamp } from "../../protocol";
import { type KnownMessage, type Pin, placeOf } from "../base/message";
import { accepted, bad, type Decision, type Request, type Room, refused } from "../base/room";
import { about } from "./known";

type Touching = Extract<
  MessagesEvent,
  { message: "message_pinned" | "message_unpinned" | "message_edited" | "message_deleted" }
>;
type Moderator<Action extends MessagesCommand["action"]> = Request<Extract<MessagesCommand, { action: Action }>>;

export function isOver({ until }: { readonly until?: Timestamp }, now: Timestamp): boolean {
  return until !== undefined && until <= now;
}

export function pin({ room, by, payload, now }: Moderator<"pin">, message: KnownMessage): Decision {
  const { announcement = false, until } = payload;
  if (message.scope === "private") return refused("cannot_pin");
  if (message.isDeleted) return refused("message_is_deleted");
  if (isOver({ until }, now)) return bad("invalid_payload", { field: "until" });
  const pins = standing(room, now);
  const before = pins.get(message.id);
  if (before?.announcement === announcement && before.until === until) return refused("nothing_to_do");
  if (before === undefined && pins.size >= MAX_PINS) return refused("too_many_pins");
  const event = {
    message: "message_pinned",
    ...placeOf(message),
    announcement,
    ...(until !== undefined && { until }),
    issued_by: by.id,
  } as const;
  return accepted([about(message, event, by.id)]);
}

export function unpin({ room, by, now }: Moderator<"unpin">, message: KnownMessage): Decision {
  if (!standing(room, now).has(message.id)) return refused("nothing_to_do");
  const event = { message: "message_unpinned", ...placeOf(message), issued_by: by.id } as const;
  return accepted([about(message, event, by.id)]);
}

/** The room's pins after an event: an edit makes a mere pin of an announcement, and a pin goes with its message. */
export function withPins(room: Room, payload: Touching): Room {
  switch (payload.message) {
    case "message_pinned": {
      const { id, scope, announcement, until } = payload;
      return { ...room, pins: new Map(room.pins).set(id, { scope, announcement, until }) };
    }
    case "message_edited": {
      const before = room.pins.get(payload.id);
      if (before === undefined) return room;
      return { ...room, pins: new Map(room.pins).set(payload.id, { ...before, announcement: false }) };
    }
    case "message_unpinned":
    case "message_deleted":
      return { ...room, pins: new Map([...room.pins].filter(([id]) => id !== payload.id)) };
  }
}

function standing({ pins }: Room, now: Timestamp): ReadonlyMap<Id, Pin> {
  return new Map([...pins].filter(([, it]) => !isOver(it, now)));
}
