import type { Id } from "../../../src/protocol";
import type { Entry } from "../../history";
import {
  type Came,
  changedAll,
  changedInTheEnd,
  changedOnce,
  eventOf,
  hasMore,
  type Plants,
  sentText,
  wholeMessages,
  withoutFate,
  withPayload,
} from "./editing";

const edit = eventOf("message_edited");
const deletion = eventOf("message_deleted");
const tombstone = (it: Entry): it is Came =>
  it.kind === "came" && it.envelope.payload.message === "message_sent" && it.envelope.payload.deleted_at !== undefined;

/** An edit that a device was told before it was told the deletion of the same message. */
function editBefore(entries: readonly Entry[], at: number): Came | undefined {
  const { device, envelope } = entries[at] as Came;
  const { id } = envelope.payload as { id: Id };
  return entries
    .slice(0, at)
    .find((it): it is Came => edit(it) && it.device === device && it.envelope.payload.id === id);
}

export const plantsInMessages: Plants = {
  "an edit that resurrects a deleted message": {
    breaks: "nothing happens to a deleted message",
    plant: (entries) => {
      const at = entries.findIndex((it, place) => deletion(it) && editBefore(entries, place) !== undefined);
      const found = at < 0 ? undefined : editBefore(entries, at);
      return found && entries.toSpliced(at + 1, 0, { ...found, id: 1_000_000 });
    },
  },
  "a text that is told again after its deletion": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) => {
      const at = entries.findIndex((it, place) => deletion(it) && editBefore(entries, place) !== undefined);
      const found = at < 0 ? undefined : editBefore(entries, at);
      return found && entries.toSpliced(at + 1, 0, found);
    },
  },
  "the text of a deleted message in a replay": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) =>
      changedOnce(entries, tombstone, (it) => {
        const { deleted_at: _, deleted_by: __, ...payload } = it.envelope.payload as Record<string, unknown>;
        const content = sentText(entries, payload.id as Id);
        return { ...it, envelope: { ...it.envelope, payload: { ...payload, content } } } as Came;
      }),
  },
  "the text of a deleted message in a page": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) =>
      changedInTheEnd(entries, (it) => (it.deleted_at === undefined ? it : withoutFate(it, sentText(entries, it.id)))),
  },
  "a count of reactions that follows a deletion": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) => {
      const counts = entries.find(eventOf("reactions_changed"));
      const at = entries.findIndex((it) => deletion(it) && it.device === counts?.device);
      const found = entries[at];
      if (found === undefined || !deletion(found)) return undefined;
      const { id } = found.envelope.payload;
      return counts && entries.toSpliced(at + 1, 0, withPayload(counts, { id }));
    },
  },
  "an acknowledged edit that is in no history in the end": {
    breaks: "an acknowledged edit or deletion is done",
    plant: (entries) =>
      changedInTheEnd(entries, (it) => (it.edits === undefined ? it : withoutFate(it, sentText(entries, it.id)))),
  },
  "a deletion that is acknowledged and not done": {
    breaks: "an acknowledged edit or deletion is done",
    plant: (entries) =>
      changedInTheEnd(
        entries
          .filter((it) => !deletion(it))
          .map((it) =>
            it.kind === "log"
              ? { ...it, entries: it.entries.filter(({ payload }) => payload.message !== "message_deleted") }
              : it,
          ),
        (it) => (it.deleted_at === undefined ? it : withoutFate(it, sentText(entries, it.id))),
      ),
  },
  "an edit that a stream lacks": {
    breaks: "a stream has no gaps",
    plant: (entries) => {
      const deleted = new Set(entries.filter(deletion).map(({ envelope }) => envelope.payload.id));
      const at = entries.findIndex(
        (it, place) => edit(it) && !deleted.has(it.envelope.payload.id) && hasMore(entries, it, place),
      );
      return at < 0 ? undefined : entries.toSpliced(at, 1);
    },
  },
  "an edit that came twice": {
    breaks: "nothing is doubled",
    plant: (entries) => {
      const at = entries.findIndex(edit);
      return at < 0 ? undefined : entries.toSpliced(at, 0, entries[at] as Entry);
    },
  },
  "an edit that was repeated and happened twice": {
    breaks: "nothing is doubled",
    plant: (entries) =>
      changedInTheEnd(entries, (it) => (it.edits === undefined ? it : { ...it, edits: it.edits + 1 })),
  },
  "a text that an edit replaced, read afterwards": {
    breaks: "a text is shown as it stood",
    plant: (entries) =>
      changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "fetched" }> =>
          it.kind === "fetched" && it.messages?.some(({ edits }) => edits !== undefined) === true,
        (it) => ({
          ...it,
          messages: (it.messages ?? []).map((message) =>
            message.edits === undefined ? message : withoutFate(message, sentText(entries, message.id)),
          ),
        }),
      ),
  },
  "two texts for one edit": {
    breaks: "there is one order",
    plant: (entries) => {
      const at = entries.findLastIndex(edit);
      return entries.map((it, place) => (place === at ? withPayload(it as Came, { content: "another text" }) : it));
    },
  },
  "an edit that nobody made": {
    breaks: "nothing unsent is seen",
    plant: (entries) => changedOnce(entries, edit, (it) => withPayload(it, { content: "nobody wrote this" })),
  },
  "a deletion by somebody who is no moderator": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => {
      const user = entries.find(
        (it): it is Came => eventOf("join_success")(it) && it.envelope.payload.role !== "moderator",
      );
      const as = { issued_by: user?.who };
      const isOfOthers = (it: Came) => deletion(it) && it.envelope.payload.source !== user?.who;
      return changedAll(entries, isOfOthers, (it) => withPayload(it, as))?.filter(({ kind }) => kind !== "log");
    },
  },
  "an edit of a private message in a third stream": {
    breaks: "private stays private",
    plant: (entries) => {
      const at = entries.findIndex((it) => edit(it) && it.envelope.payload.scope === "private");
      const found = entries[at] as Came | undefined;
      const { source, target } = (found?.envelope.payload ?? {}) as { source?: Id; target?: Id };
      const third = entries.find((it): it is Came => it.kind === "came" && it.who !== source && it.who !== target);
      return found && third && entries.toSpliced(at + 1, 0, { ...found, who: third.who, device: third.device });
    },
  },
  "an edit of a group's message for somebody who is not in it": {
    breaks: "nothing is seen that is not permitted",
    plant: (entries) => {
      const at = entries.findIndex((it) => edit(it) && it.envelope.payload.scope === "group");
      const found = entries[at] as Came | undefined;
      const outsider = entries.find(
        (it): it is Came =>
          eventOf("join_success")(it) && it.envelope.payload.module_data.chat.groups_history.length === 0,
      );
      return (
        found && outsider && entries.toSpliced(at + 1, 0, { ...found, who: outsider.who, device: outsider.device })
      );
    },
  },
  "a tombstone with another number": {
    breaks: "a tombstone keeps its place",
    plant: (entries) => changedOnce(entries, tombstone, (it) => ({ ...it, id: it.id + 1_000 })),
  },
  "a tombstone of another author": {
    breaks: "a tombstone keeps its place",
    plant: (entries) => {
      const [other] = wholeMessages(entries);
      return changedInTheEnd(entries, (it) =>
        it.deleted_at === undefined
          ? it
          : { ...it, source: it.source === other?.source ? it.id : (other?.source ?? "") },
      );
    },
  },
  "a reading without its reader's edit": {
    breaks: "own changes are read",
    plant: (entries) =>
      changedInTheEnd(entries, (it, reader) =>
        it.edits === undefined || it.source !== reader ? it : withoutFate(it, sentText(entries, it.id)),
      ),
  },
};
