import type { Entry } from "../../../history";
import {
  type Came,
  type CameWith,
  changedAll,
  changedOnce,
  eventOf,
  messageEvent,
  type Plants,
  without,
  withPayload,
} from "../editing";

const breaks = "a debriefing sends away whom it means";
const ended = eventOf("session_ended");
const started = eventOf("debriefing_started");

type Asked = Extract<Entry, { kind: "asked" }>;
const asking = (it: Entry): it is Asked => it.kind === "asked" && it.command.payload.action === "debrief";

export const plantsInDebriefings: Plants = {
  "a debriefing of guests that sends a user away": {
    breaks,
    plant: (entries) => {
      const found = entries.find(ended);
      const other = entries.find(
        (it): it is Came => eventOf("join_success")(it) && it.envelope.payload.role === "user",
      );
      if (found === undefined || other === undefined) return undefined;
      return entries.toSpliced(entries.indexOf(found), 0, { ...found, who: other.who, device: other.device });
    },
  },
  "a guest who stays beyond a debriefing": {
    breaks,
    plant: (entries) => {
      const found = entries.find(ended);
      const later = entries.slice(entries.indexOf(found as Entry)).find(messageEvent(undefined, "global"));
      if (found === undefined || later === undefined) return undefined;
      const { who, device } = found;
      return entries
        .toSpliced(entries.indexOf(later) + 1, 0, { ...(later as Came), who, device })
        .filter((it) => it !== found);
    },
  },
  "a debriefing that nobody asked for": {
    breaks,
    plant: (entries) => {
      const isIt = (it: Entry): it is CameWith<"debriefing_started"> => started(it);
      const other = entries.find(
        (it): it is Came => eventOf("join_success")(it) && it.envelope.payload.role === "user",
      );
      return other && changedAll(entries, isIt, (it) => withPayload(it, { issued_by: other.who }));
    },
  },
  "a debriefing that leaves the door open": {
    breaks,
    plant: (entries) => {
      const at = entries.findIndex(started);
      const opened = entries.slice(0, at).findLast(eventOf("waiting_room_enabled"));
      return opened && without(entries, ({ message }) => message === "waiting_room_enabled");
    },
  },
  "a session that nobody ended": {
    breaks,
    plant: (entries) => changedOnce(entries, ended, (it) => ({ ...it, id: it.id - 1 })),
  },
  "somebody who was debriefed and writes on": {
    breaks: "the shut out do nothing and learn nothing",
    plant: (entries) => {
      const from = entries.findIndex(started);
      const isLater = (it: Entry) => entries.indexOf(it) > from;
      const accepted = entries.find(
        (it): it is CameWith<"participant_accepted"> => eventOf("participant_accepted")(it) && isLater(it),
      );
      return (
        accepted &&
        without(entries, ({ message }) => ["participant_accepted", "waiting_room_disabled"].includes(message))
      );
    },
  },
  "a debriefing that was acknowledged and never happened": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) =>
      entries.some(asking) ? without(entries, ({ message }) => message === "debriefing_started") : undefined,
  },
};
