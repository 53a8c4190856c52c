import type {
  Addressee,
  Id,
  MessagesEvent,
  MessagesState,
  PinnedMessage,
  StoredMessage,
  Timestamp,
} from "../../protocol";
import { edited } from "./known";

type Edit = { readonly content: string; readonly edited_at: Timestamp; readonly edits: number };

export type Pinned = Addressee & {
  readonly id: Id;
  readonly source: Id;
  readonly pinned_at: Timestamp;
  readonly announcement: boolean;
  readonly until?: Timestamp;
  /** Without its reactions. Absent until it is read: it may be older than the loaded messages. */
  readonly message?: StoredMessage;
  /** An edit that came before the message. */
  readonly edit?: Edit;
};

export type Pins = readonly Pinned[];

export function pinsOf({ pinned }: MessagesState = { pinned: [] }): Pins {
  return pinned.map(pinnedOf);
}

/** `loaded` finds a message that the viewer has. Idempotent. */
export function evolvePins(
  pins: Pins,
  { payload, timestamp }: { readonly payload: MessagesEvent; readonly timestamp: Timestamp },
  loaded: (id: Id) => StoredMessage | undefined,
): Pins {
  switch (payload.message) {
    case "message_pinned": {
      const { message: _, issued_by: __, ...pin } = payload;
      const before = pins.find(({ id }) => id === pin.id);
      const message = before?.message ?? plain(loaded(pin.id));
      // A return tells of the deletion, too, and shows the message as it stands.
      if (message?.deleted_at !== undefined) return pins;
      const after = {
        ...pin,
        pinned_at: timestamp,
        ...(message && { message }),
        ...(before?.edit && { edit: before.edit }),
      };
      return [...pins.filter(({ id }) => id !== pin.id), after];
    }
    case "message_unpinned":
    case "message_deleted":
      return pinsWhere(pins, ({ id }) => id !== payload.id);
    case "messages_deleted":
      return pinsWhere(pins, ({ source, scope }) => source !== payload.source || scope !== "global");
    case "message_edited": {
      const { id, content, edited_at, edits } = payload;
      const edit = { content, edited_at, edits };
      return changed(pins, id, ({ message, ...it }) => ({
        ...it,
        announcement: false,
        ...(message === undefined ? { edit } : { message: edited(message, edit) }),
      }));
    }
    case "message_held":
    case "message_approved":
    case "message_rejected":
    case "message_reported":
    case "report_resolved":
    case "report_changed":
    case "reactions_changed":
    case "own_reactions":
    case "typing":
    case "error":
      return pins;
  }
}

export function pinsWhere(pins: Pins, isKept: (pin: Pinned) => boolean): Pins {
  const kept = pins.filter(isKept);
  return kept.length === pins.length ? pins : kept;
}

export function withPinsOf(pins: Pins, pinned: readonly PinnedMessage[] = []): Pins {
  const gained = pinned.map(pinnedOf).filter((it) => !pins.some(({ id }) => id === it.id));
  if (gained.length === 0) return pins;
  return [...pins, ...gained].sort((one, other) => (one.pinned_at < other.pinned_at ? -1 : 1));
}

/** A pin whose message is not there any more goes. */
export function withPinnedMessages(pins: Pins, asked: readonly Id[], found: readonly StoredMessage[]): Pins {
  return pins.flatMap((pin) => {
    if (pin.message !== undefined || !asked.includes(pin.id)) return [pin];
    const message = plain(found.find(({ id }) => id === pin.id));
    if (message === undefined || message.deleted_at !== undefined) return [];
    const { edit, ...rest } = pin;
    const isOld = edit !== undefined && edit.edits > (message.edits ?? 0);
    return [{ ...rest, message: isOld ? edited(message, edit) : message }];
  });
}

function changed(pins: Pins, id: Id, change: (pin: Pinned) => Pinned): Pins {
  return pins.some((it) => it.id === id) ? pins.map((it) => (it.id === id ? change(it) : it)) : pins;
}

function pinnedOf({ pinned_at, announcement, until, ...message }: PinnedMessage): Pinned {
  const { id, source } = message;
  const place =
    message.scope === "global" ? { scope: message.scope } : { scope: message.scope, target: message.target };
  const pin = { id, source, ...place, pinned_at, announcement, ...(until !== undefined && { until }) };
  return { ...pin, message: plain(message) } as Pinned;
}

/** Reactions change too often to be kept a second time. */
function plain(message: StoredMessage | undefined): StoredMessage | undefined {
  if (message === undefined) return undefined;
  const { reactions: _, ...rest } = message;
  return rest as StoredMessage;
}
