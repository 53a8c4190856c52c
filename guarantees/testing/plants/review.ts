import type { HeldMessage, Id, StoredMessage } from "../../../src/protocol";
import type { Entry } from "../../history";
import { type Came, type CameWith, changedOnce, eventOf, type Plants, without, withPayload } from "./editing";

const held = eventOf("message_held");
const joined = eventOf("join_success");
const approved = eventOf("message_approved");

const alone = "what waits is seen by moderators and its author alone";
const once = "what waits is decided on once";

/** A moderator's news of what waits. */
const isForModerators = (it: Entry): it is CameWith<"message_held"> =>
  held(it) && it.envelope.payload.because !== undefined;

/** Hands the news of what waits, that moderators get, to another device behind it. */
function handed(entries: readonly Entry[], found: Came | undefined, other: Came | undefined): Entry[] | undefined {
  if (found === undefined || other === undefined) return undefined;
  return entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, who: other.who, device: other.device });
}

/** The history with other messages waiting in the snapshots that some see. */
function withQueue(
  entries: readonly Entry[],
  isIt: (joined: CameWith<"join_success">, place: number) => boolean,
  change: (queue: readonly HeldMessage[]) => readonly HeldMessage[],
): Entry[] {
  return entries.map((it, place) => {
    if (!joined(it) || !isIt(it, place)) return it;
    const { module_data } = it.envelope.payload;
    const { pinned = [], held: queue = [], ...rest } = module_data.messages ?? {};
    return withPayload(it, { module_data: { ...module_data, messages: { ...rest, pinned, held: change(queue) } } });
  });
}

function queued({ envelope }: CameWith<"message_held">): HeldMessage {
  const { message: _, ...message } = envelope.payload;
  return { ...message, timestamp: envelope.timestamp };
}

export const plantsInReview: Plants = {
  "a held text in a stream of somebody who is no moderator": {
    breaks: alone,
    plant: (entries) => {
      const guest = entries.find((it): it is Came => joined(it) && it.envelope.payload.role === "guest");
      const isOfOther = (it: Entry) => isForModerators(it) && it.envelope.payload.source !== guest?.who;
      return handed(entries, entries.find(isOfOther) as Came | undefined, guest);
    },
  },
  "a demoted moderator who still sees the queue": {
    breaks: alone,
    plant: (entries) => {
      const demoted = entries.findLast(
        (it): it is CameWith<"role_updated"> =>
          eventOf("role_updated")(it) && it.envelope.payload.new_role !== "moderator",
      );
      const at = demoted === undefined ? -1 : entries.indexOf(demoted);
      const isNews = (it: Entry) => isForModerators(it) && it.envelope.payload.source !== demoted?.who;
      return handed(entries, entries.slice(at).find(isNews) as Came | undefined, demoted);
    },
  },
  "a queue in the snapshot of somebody who is no moderator": {
    breaks: alone,
    plant: (entries) => {
      const found = entries.findLast(isForModerators);
      const source = found?.envelope.payload.source;
      const last = entries.findLastIndex(
        (it) => joined(it) && it.who !== source && it.envelope.payload.role !== "moderator",
      );
      return (
        found &&
        withQueue(
          entries,
          (_, place) => place === last,
          () => [queued(found)],
        )
      );
    },
  },
  "a held text in a page": {
    breaks: alone,
    plant: (entries) => {
      const left = entries.findLast(isForModerators);
      if (left === undefined) return undefined;
      const { because: _, ...message } = queued(left);
      return changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "whole" }> => it.kind === "whole" && it.to.scope === "global",
        (it) => ({ ...it, messages: [...it.messages, message as StoredMessage] }),
      );
    },
  },
  "a snapshot with what was decided on": {
    breaks: alone,
    plant: (entries) => {
      const id = entries.find(approved)?.envelope.payload.id;
      const found = entries.find(
        (it): it is CameWith<"message_held"> => isForModerators(it) && it.envelope.payload.id === id,
      );
      const last = entries.findLastIndex((it) => joined(it) && it.envelope.payload.role === "moderator");
      return (
        found &&
        withQueue(
          entries,
          (_, place) => place === last,
          (queue) => [...queue, queued(found)],
        )
      );
    },
  },
  "a snapshot without what waits": {
    breaks: alone,
    plant: (entries) => {
      const last = entries.findLastIndex((it) => joined(it) && it.envelope.payload.role === "moderator");
      return withQueue(
        entries,
        (_, place) => place === last,
        () => [],
      );
    },
  },
  "a held message that is gone": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => {
      const settled = entries.findIndex(({ kind }) => kind === "settled");
      return withQueue(
        entries,
        (_, place) => place > settled,
        () => [],
      );
    },
  },
  "a message that was sent without its approval": {
    breaks: once,
    plant: (entries) =>
      entries.some(approved) ? without(entries, ({ message }) => message === "message_approved") : undefined,
  },
  "an approval that was acknowledged and never happened": {
    breaks: once,
    plant: (entries) => {
      const id: Id | undefined = entries.find(approved)?.envelope.payload.id;
      return id === undefined
        ? undefined
        : without(entries, (it) => it.id === id && ["message_approved", "message_sent"].includes(it.message));
    },
  },
  "a message that was approved, and another that followed": {
    breaks: once,
    plant: (entries) => {
      const id = entries.find(approved)?.envelope.payload.id;
      const other = "badbad00-0000-4000-8000-000000000000";
      return entries.map((it) =>
        it.kind === "came" && eventOf("message_sent")(it) && it.envelope.payload.id === id
          ? withPayload(it, { id: other })
          : it,
      );
    },
  },
  "a message that was approved twice": {
    breaks: once,
    plant: (entries) => {
      const found = entries.find(approved);
      const envelope = found && { ...found.envelope, timestamp: "9999-12-31T23:59:10.000000Z" };
      return (
        found && envelope && entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, id: 1_000_000, envelope })
      );
    },
  },
  "a message that did not wait where it was to": {
    breaks: "what is to wait waits",
    plant: (entries) => {
      const isLifting = (payload: object) =>
        "changed" in payload &&
        JSON.stringify(payload.changed).includes('"field":"hold"') &&
        JSON.stringify(payload).includes('"hold":"nobody"');
      return without(entries, isLifting);
    },
  },
};
