import type { Id } from "../../../src/protocol";
import type { Entry } from "../../history";
import { type Came, type CameWith, changedInTheEnd, changedOnce, eventOf, type Plants, withPayload } from "./editing";

const breaks = "a mention arrives as it was sent";
const typed = eventOf("typing");

const mentioning = (it: Entry): it is CameWith<"message_sent"> =>
  eventOf("message_sent")(it) && it.envelope.payload.mentions !== undefined;
const isPlain = (it: Entry): it is CameWith<"message_sent"> =>
  eventOf("message_sent")(it) && it.envelope.payload.deleted_at === undefined;

/** Hands the first typing in a scope to a device to which it was not told. */
function overheard(entries: readonly Entry[], scope: string, isIt: (typing: Came, by: Came) => boolean) {
  const found = entries.findLast((it): it is CameWith<"typing"> => typed(it) && it.envelope.payload.scope === scope);
  const other = found && entries.find((it): it is Came => it.kind === "came" && isIt(found, it));
  if (found === undefined || other === undefined) return undefined;
  return entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, who: other.who, device: other.device });
}

export const plantsInMentions: Plants = {
  "a mention that is lost on the way": {
    breaks,
    plant: (entries) => changedOnce(entries, mentioning, (it) => withPayload(it, { mentions: undefined })),
  },
  "a mention that nobody made": {
    breaks,
    plant: (entries) =>
      changedOnce(entries, isPlain, (it) => withPayload(it, { mentions: [it.envelope.payload.source] })),
  },
  "a mention of everybody that nobody made": {
    breaks,
    plant: (entries) => changedOnce(entries, isPlain, (it) => withPayload(it, { mention_all: true })),
  },
  "a mention of somebody who cannot see the message": {
    breaks,
    plant: (entries) => {
      const unseen = new Map(
        entries.flatMap((it) =>
          it.kind === "answered" && "receipt" in it.outcome && "unseen_by" in it.outcome.receipt
            ? [[it.outcome.receipt.message_id ?? "", it.outcome.receipt.unseen_by ?? []] as const]
            : [],
        ),
      );
      return changedOnce(
        entries,
        (it): it is CameWith<"message_sent"> => mentioning(it) && unseen.has(it.envelope.payload.id),
        (it) => {
          const { id, mentions = [] } = it.envelope.payload;
          return withPayload(it, { mentions: [...(unseen.get(id) ?? []), ...mentions] });
        },
      );
    },
  },
  "a receipt that hides whom a mention does not reach": {
    breaks,
    plant: (entries) =>
      changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "answered" }> =>
          it.kind === "answered" && "receipt" in it.outcome && "unseen_by" in it.outcome.receipt,
        (it) => {
          if (!("receipt" in it.outcome) || "error" in it.outcome.receipt) return it;
          const { unseen_by: _, ...receipt } = it.outcome.receipt;
          return { ...it, outcome: { receipt } };
        },
      ),
  },
  "a mention that an edit took away": {
    breaks,
    plant: (entries) =>
      changedInTheEnd(entries, (it) => {
        const { mention_groups: _, ...rest } = it;
        return it.edits === undefined ? it : rest;
      }),
  },
  "a mention of a deleted message": {
    breaks: "a tombstone keeps its place",
    plant: (entries) =>
      changedInTheEnd(entries, (it) => (it.deleted_at === undefined ? it : { ...it, mentions: [it.source] })),
  },
  "a mention of everybody by somebody who is no moderator": {
    breaks: "nothing happens that is not permitted",
    plant: (entries) => {
      const user = entries.find(
        (it): it is CameWith<"join_success"> => eventOf("join_success")(it) && it.envelope.payload.role !== "moderator",
      );
      return changedOnce(
        entries,
        (it): it is CameWith<"message_sent"> => isPlain(it) && it.envelope.payload.source === user?.who,
        (it) => withPayload(it, { mention_all: true }),
      );
    },
  },
  "typing of somebody who does not type": {
    breaks: "nobody is told of typing that is not",
    plant: (entries) => {
      const source: Id = "badbad00-0000-4000-8000-000000000000";
      return changedOnce(entries, typed, (it) => withPayload(it, { source }));
    },
  },
  "typing that its own author is told": {
    breaks: "nobody is told of typing that is not",
    plant: (entries) =>
      overheard(entries, "global", ({ envelope }, { who }) => (envelope.payload as { source: Id }).source === who),
  },
  "typing to one that a third is told": {
    breaks: "private stays private",
    plant: (entries) =>
      overheard(entries, "private", ({ envelope }, { who }) => {
        const { source, target } = envelope.payload as { source: Id; target: Id };
        return who !== source && who !== target;
      }),
  },
  "typing in a group for somebody who is not in it": {
    breaks: "nothing is seen that is not permitted",
    plant: (entries) =>
      overheard(
        entries,
        "group",
        (_, it) => eventOf("join_success")(it) && it.envelope.payload.module_data.chat.groups_history.length === 0,
      ),
  },
};
