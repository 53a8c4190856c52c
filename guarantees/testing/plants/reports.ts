import type { Entry } from "../../history";
import {
  type Came,
  type CameWith,
  changedAll,
  changedInTheEnd,
  eventOf,
  type Plants,
  sentText,
  without,
  withoutFate,
  withPayload,
} from "./editing";

const breaks = "a report is made and settled before moderators' eyes";
const joined = eventOf("join_success");
const reported = eventOf("message_reported");
const resolved = eventOf("report_resolved");
const removed = eventOf("messages_deleted");

/** The texts that removals took, back in all readings in the end. */
function withRemoved(entries: readonly Entry[]): Entry[] {
  const times = new Set(entries.filter(removed).map(({ envelope }) => envelope.timestamp));
  return changedInTheEnd(entries, (it) =>
    times.has(it.deleted_at ?? "") ? withoutFate(it, sentText(entries, it.id)) : it,
  );
}

export const plantsInReports: Plants = {
  "a report in the stream of its message's author": {
    breaks,
    plant: (entries) => {
      const found = entries.find(reported);
      const author = entries.find((it): it is Came => it.kind === "came" && it.who === found?.envelope.payload.source);
      if (found === undefined || author === undefined) return undefined;
      return entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, who: author.who, device: author.device });
    },
  },
  "reports in the snapshot of somebody who is no moderator": {
    breaks,
    plant: (entries) => {
      const found = entries.find(reported);
      const guest = entries.findLast((it): it is Came => joined(it) && it.envelope.payload.role === "guest");
      if (found === undefined || guest === undefined) return undefined;
      const { message: _, ...report } = found.envelope.payload;
      const messages = { pinned: [], reports: [{ ...report, timestamp: found.envelope.timestamp }] };
      const { module_data } = (guest as CameWith<"join_success">).envelope.payload;
      return entries.map((it) =>
        it === guest ? withPayload(guest, { module_data: { ...module_data, messages } }) : it,
      );
    },
  },
  "a report that nobody made": {
    breaks,
    plant: (entries) =>
      changedAll(entries, reported, (it) => withPayload(it, { reason: "off_topic" }))?.filter(
        ({ kind }) => kind !== "log",
      ),
  },
  "a report that was settled twice": {
    breaks,
    plant: (entries) => {
      const found = entries.find(resolved);
      const envelope = found && { ...found.envelope, timestamp: "9999-12-31T23:59:10.000000Z" };
      return (
        found && envelope && entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, id: 1_000_000, envelope })
      );
    },
  },
  "a report that was acknowledged and that nobody was told": {
    breaks,
    plant: (entries) => without(entries, ({ message }) => message === "message_reported"),
  },
  "a settled report in a snapshot": {
    breaks,
    plant: (entries) => without(entries, ({ message }) => message === "report_resolved"),
  },
  "a removal of all that was acknowledged and never happened": {
    breaks: "an acknowledged removal of all is done",
    plant: (entries) => withRemoved(without(entries, ({ message }) => message === "messages_deleted")),
  },
  "a removal that counts too many": {
    breaks: "an acknowledged removal of all is done",
    plant: (entries) => changedAll(entries, removed, (it) => withPayload(it, { count: 1_000 })),
  },
  "a text that a removal took, in a page": {
    breaks: "what is deleted is seen by nobody",
    plant: (entries) => (entries.some(removed) ? withRemoved(entries) : undefined),
  },
};
