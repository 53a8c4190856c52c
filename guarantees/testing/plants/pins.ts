import type { Id, PinnedMessage } from "../../../src/protocol";
import type { Entry } from "../../history";
import {
  type Came,
  type CameWith,
  changedAll,
  eventOf,
  messageEvent,
  type Plants,
  wholeMessages,
  withPayload,
} from "./editing";

const pinned = eventOf("message_pinned");
const unpinned = eventOf("message_unpinned");
const deletion = eventOf("message_deleted");
const joined = eventOf("join_success");

/** The entries with an event put in after another, as if it were a later one of the room. */
function followedBy(
  entries: readonly Entry[],
  found: Came | undefined,
  ...events: readonly Came[]
): Entry[] | undefined {
  if (found === undefined || events.length === 0) return undefined;
  const later = events.map(
    (it, at): Came => ({
      ...it,
      ...{ who: found.who, device: found.device, id: 1_000_000 + at },
      envelope: { ...it.envelope, timestamp: `9999-12-31T23:59:${10 + at}.000000Z` },
    }),
  );
  return entries.toSpliced(entries.indexOf(found) + 1, 0, ...later);
}

/** The entries with the pins of the last `join_success` changed that has some. */
function withPins(
  entries: readonly Entry[],
  change: (pins: readonly PinnedMessage[]) => readonly PinnedMessage[],
): Entry[] | undefined {
  const found = entries.findLast(
    (it): it is CameWith<"join_success"> =>
      joined(it) && (it.envelope.payload.module_data.messages?.pinned.length ?? 0) > 1,
  );
  if (found === undefined) return undefined;
  const { module_data } = found.envelope.payload;
  const changed = { pinned: change(module_data.messages?.pinned ?? []) };
  return entries.map((it) =>
    it === found ? withPayload(found, { module_data: { ...module_data, messages: changed } }) : it,
  );
}

function withoutInLog(entries: readonly Entry[], message: string, id: Id): Entry[] {
  return entries.map((it) =>
    it.kind === "log"
      ? { ...it, entries: it.entries.filter(({ payload }) => !(payload.message === message && payload.id === id)) }
      : it,
  );
}

/** The entries without the last event of a kind that a device was told. */
function untold(entries: readonly Entry[], isIt: (entry: Entry) => boolean): Entry[] | undefined {
  const at = entries.findLastIndex(isIt);
  return at < 0 ? undefined : entries.toSpliced(at, 1);
}

export const plantsInPins: Plants = {
  "a pin that was acknowledged and that nobody was told": {
    breaks: "an acknowledged pin or unpin is done",
    plant: (entries) => {
      const id = entries.find(pinned)?.envelope.payload.id;
      const isIt = (it: Entry) => pinned(it) && it.envelope.payload.id === id;
      return id === undefined ? undefined : withoutInLog(entries, "message_pinned", id).filter((it) => !isIt(it));
    },
  },
  "an unpin that was acknowledged and that nobody was told": {
    breaks: "an acknowledged pin or unpin is done",
    plant: (entries) => {
      const id = entries.find(unpinned)?.envelope.payload.id;
      const isIt = (it: Entry) => unpinned(it) && it.envelope.payload.id === id;
      return id === undefined ? undefined : withoutInLog(entries, "message_unpinned", id).filter((it) => !isIt(it));
    },
  },
  "a mere pin that is told as an announcement": {
    breaks: "an acknowledged pin or unpin is done",
    plant: (entries) =>
      changedAll(
        entries,
        (it) => pinned(it) && !it.envelope.payload.announcement,
        (it) => withPayload(it, { announcement: true }),
      )?.filter(({ kind }) => kind !== "log"),
  },
  "a pin that nobody made": {
    breaks: "nothing is pinned that nobody pinned",
    plant: (entries) => {
      const [found, pin] = [entries.find(messageEvent()), entries.find(pinned)];
      const { id } = (found?.envelope.payload ?? {}) as { id?: Id };
      return pin && followedBy(entries, found, withPayload(pin, { id }));
    },
  },
  "a pin of somebody else's name": {
    breaks: "nothing is pinned that nobody pinned",
    plant: (entries) => {
      const issuer = entries.find(pinned)?.envelope.payload.issued_by;
      const other = entries.find((it): it is Came => it.kind === "came" && it.who !== issuer);
      return changedAll(entries, pinned, (it) => withPayload(it, { issued_by: other?.who }))?.filter(
        ({ kind }) => kind !== "log",
      );
    },
  },
  "a pin of what is pinned so already": {
    breaks: "a pin changes something",
    plant: (entries) => {
      const pin = entries.findLast(
        (it): it is CameWith<"message_pinned"> => pinned(it) && it.envelope.payload.announcement,
      );
      return pin && followedBy(entries, pin, pin);
    },
  },
  "an unpin of what is not pinned": {
    breaks: "a pin changes something",
    plant: (entries) => {
      const unpin = entries.find(unpinned);
      return unpin && followedBy(entries, unpin, unpin);
    },
  },
  "a pin of a private message": {
    breaks: "a pin changes something",
    plant: (entries) => {
      const [found, pin] = [entries.find(messageEvent(undefined, "private")), entries.find(pinned)];
      if (found === undefined || pin === undefined) return undefined;
      const { id, source, scope, target } = found.envelope.payload as { id: Id; source: Id; scope: string; target: Id };
      return followedBy(entries, found, withPayload(pin, { id, source, scope, target }));
    },
  },
  "more pins than there may be": {
    breaks: "a pin changes something",
    plant: (entries) => {
      const pin = entries.find(pinned);
      const some = Array.from({ length: 21 }, (_, at) => `badbad00-0000-4000-8000-0000000000${10 + at}`);
      return pin && followedBy(entries, pin, ...some.map((id) => withPayload(pin, { id })));
    },
  },
  "a pin by somebody who is no moderator": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => {
      const user = entries.find((it) => joined(it) && it.envelope.payload.role !== "moderator") as Came | undefined;
      return changedAll(entries, pinned, (it) => withPayload(it, { issued_by: user?.who }))?.filter(
        ({ kind }) => kind !== "log",
      );
    },
  },
  "a pin of a deleted message": {
    breaks: "nothing happens to a deleted message",
    plant: (entries) => {
      const [found, pin] = [entries.find(deletion), entries.find(pinned)];
      const { id, source } = found?.envelope.payload ?? {};
      return pin && followedBy(entries, found, withPayload(pin, { id, source }));
    },
  },
  "a snapshot without one of the pins": {
    breaks: "pins are shown as they stood",
    plant: (entries) => withPins(entries, (pins) => pins.slice(0, -1)),
  },
  "a snapshot with a pin that was never there": {
    breaks: "pins are shown as they stood",
    plant: (entries) => {
      const other = wholeMessages(entries).find((it) => it.scope === "global" && it.deleted_at === undefined);
      return withPins(entries, (pins) => [
        ...pins,
        { ...other, announcement: false, pinned_at: "9999-12-31T23:59:59.999999Z" } as PinnedMessage,
      ]);
    },
  },
  "a snapshot with the ghost of a deleted message": {
    breaks: "pins are shown as they stood",
    plant: (entries) => {
      const tombstone = wholeMessages(entries).find((it) => it.deleted_at !== undefined);
      return withPins(entries, (pins) =>
        pins.map((it, at) => (at === 0 ? ({ ...it, ...tombstone } as typeof it) : it)),
      );
    },
  },
  "a snapshot with an announcement that its author has changed": {
    breaks: "pins are shown as they stood",
    plant: (entries) =>
      withPins(entries, (pins) => pins.map((it) => (it.edits === undefined ? it : { ...it, announcement: true }))),
  },
  "a snapshot with a pin that has ended": {
    breaks: "pins are shown as they stood",
    plant: (entries) =>
      withPins(entries, (pins) =>
        pins.map((it) => (it.until === undefined ? it : { ...it, until: "2026-01-13T12:00:00.000000Z" })),
      ),
  },
  "a snapshot with pins in another order": {
    breaks: "pins are shown as they stood",
    plant: (entries) => withPins(entries, (pins) => pins.toReversed()),
  },
  "a page without its pins": {
    breaks: "pins are shown as they stood",
    plant: (entries) => {
      const at = entries.findIndex((it) => it.kind === "read" && (it.page?.pinned?.length ?? 0) > 0);
      return at < 0
        ? undefined
        : entries.map((it, place) =>
            place === at && it.kind === "read" && it.page ? { ...it, page: { ...it.page, pinned: [] } } : it,
          );
    },
  },
  "the old text of an edited message in a pin": {
    breaks: "a text is shown as it stood",
    plant: (entries) =>
      withPins(entries, (pins) =>
        pins.map((it) => {
          const { edits: _, edited_at: __, ...before } = it;
          const sent = entries.find((came) => messageEvent(new Set([it.id]))(came)) as
            | CameWith<"message_sent">
            | undefined;
          return it.edits === undefined
            ? it
            : ({ ...before, content: sent?.envelope.payload.content ?? "" } as PinnedMessage);
        }),
      ),
  },
  "a pin of a group for somebody who is not in it": {
    breaks: "nothing is seen that is not permitted",
    plant: (entries) => {
      const group = entries.find(
        (it): it is CameWith<"message_pinned"> => pinned(it) && it.envelope.payload.scope === "group",
      );
      const outsider = entries.find(
        (it): it is CameWith<"join_success"> =>
          joined(it) && it.envelope.payload.module_data.chat.groups_history.length === 0,
      );
      if (group === undefined || outsider === undefined) return undefined;
      const { who, device } = outsider;
      return entries.toSpliced(entries.indexOf(group) + 1, 0, { ...group, who, device });
    },
  },
  "a pin that a device is never told": {
    breaks: "pins are known to each device",
    plant: (entries) => untold(entries, (it) => pinned(it) && it.envelope.payload.announcement),
  },
  "an unpin that a device is never told": {
    breaks: "pins are known to each device",
    plant: (entries) => untold(entries, unpinned),
  },
};
