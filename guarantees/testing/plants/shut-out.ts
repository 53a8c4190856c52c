import type { Envelope, Id } from "../../../src/protocol";
import type { Entry } from "../../history";
import { type Came, type CameWith, changedOnce, eventOf, messageEvent, type Plants, without } from "./editing";

const silent = "the shut out do nothing and learn nothing";
const empty = "from the waiting room nothing is seen";

type Waited = Extract<Entry, { kind: "waited" }>;

const waited =
  (message: string) =>
  (it: Entry): it is Waited =>
    it.kind === "waited" && it.envelope.payload.message === message;

const banned = eventOf("banned");

/** The place of the last thing that somebody was told when they were banned, and their id. */
function lastWord(entries: readonly Entry[]): readonly [number, CameWith<"banned"> | undefined] {
  const found = entries.find(banned);
  return [found === undefined ? -1 : entries.indexOf(found), found];
}

export const plantsShutOut: Plants = {
  "a message of a banned person": {
    breaks: silent,
    plant: (entries) =>
      entries.some(eventOf("participant_unbanned"))
        ? without(entries, ({ message }) => message === "participant_unbanned")
        : undefined,
  },
  "a message of somebody who has to wait": {
    breaks: silent,
    plant: (entries) =>
      entries.some(eventOf("participant_accepted"))
        ? without(entries, ({ message }) => message === "participant_accepted")
        : undefined,
  },
  "a session that outlives a ban": {
    breaks: silent,
    plant: (entries) => {
      const [at, found] = lastWord(entries);
      const later = entries.slice(at).find(messageEvent(undefined, "global"));
      if (found === undefined || later === undefined) return undefined;
      const { who, device } = found;
      return entries.toSpliced(entries.indexOf(later) + 1, 0, { ...(later as Came), who, device });
    },
  },
  "a page for somebody who is banned": {
    breaks: silent,
    plant: (entries) => {
      const reading = 1_000_000;
      const [, found] = lastWord(entries);
      const after = entries.findIndex(messageAfterBan(entries, found?.who));
      if (found === undefined || after < 0) return undefined;
      const page = { messages: [], complete: true, participants: [] };
      return entries.toSpliced(
        after + 1,
        0,
        { kind: "reading", reading, who: found.who, question: { scope: "global", limit: 1 } },
        { kind: "read", reading, page },
      );
    },
  },
  "a ban that was acknowledged and never happened": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) =>
      entries.some(eventOf("participant_banned"))
        ? without(entries, ({ message }) => message === "participant_banned")
        : undefined,
  },
  "a kick that was acknowledged and never happened": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) =>
      entries.some(eventOf("participant_kicked"))
        ? without(entries, ({ message }) => message === "participant_kicked")
        : undefined,
  },
  "a number in the waiting room": {
    breaks: empty,
    plant: (entries) => changedOnce(entries, waited("accepted"), (it) => ({ ...it, id: "17" })),
  },
  "a message in the waiting room": {
    breaks: empty,
    plant: (entries) => {
      const message = entries.find(messageEvent()) as Came | undefined;
      return message && changedOnce(entries, waited("accepted"), (it) => ({ ...it, envelope: message.envelope }));
    },
  },
  "a name in the waiting room": {
    breaks: empty,
    plant: (entries) =>
      changedOnce(entries, waited("in_waiting_room"), (it) => {
        const payload = { ...it.envelope.payload, display_name: "Alice" };
        return { ...it, envelope: { ...it.envelope, payload } as Envelope };
      }),
  },
};

/** Matches the first message to everyone after a ban. */
function messageAfterBan(entries: readonly Entry[], who: Id | undefined) {
  const at = entries.findIndex((it) => banned(it) && it.who === who);
  return (it: Entry) => entries.indexOf(it) > at && messageEvent(undefined, "global")(it);
}
