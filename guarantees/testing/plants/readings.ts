import type { Entry } from "../../history";
import { type Came, changedOnce, type Plants, withPayload } from "./editing";

export const plantsInReadings: Plants = {
  "a reading without what its reader had written": {
    breaks: "own writes are read",
    plant: (entries) => {
      const written = new Set<string | undefined>();
      const asked = new Map<number, ReadonlySet<string | undefined>>();
      for (const it of entries) {
        if (it.kind === "answered" && "receipt" in it.outcome && "message_id" in it.outcome.receipt)
          written.add(it.outcome.receipt.message_id);
        if (it.kind === "reading" && it.question.before === undefined) asked.set(it.reading, new Set(written));
      }
      return changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "read" }> =>
          it.kind === "read" && asked.get(it.reading)?.has(it.page?.messages.at(-1)?.id) === true,
        (it) => ({ ...it, ...(it.page && { page: { ...it.page, messages: it.page.messages.slice(0, -1) } }) }),
      );
    },
  },
  "a private message in a third one's reading": {
    breaks: "private stays private",
    plant: (entries) => {
      const whole = entries.find(
        (it): it is Extract<Entry, { kind: "whole" }> =>
          it.kind === "whole" && it.to.scope === "private" && it.messages.length > 0,
      );
      const people = whole?.messages.flatMap((it) => [it.source, it.scope === "private" ? it.target : it.source]);
      const third = entries.find(
        (it): it is Came => it.kind === "came" && people !== undefined && !people.includes(it.who),
      );
      return whole && third && entries.map((it) => (it === whole ? { ...whole, who: third.who } : it));
    },
  },
  "a reading with a hole": {
    breaks: "a reading shows one moment",
    plant: (entries) =>
      changedOnce(
        entries,
        (it): it is Extract<Entry, { kind: "whole" }> => it.kind === "whole" && it.messages.length > 2,
        (it) => ({ ...it, messages: it.messages.toSpliced(1, 1) }),
      ),
  },
  "a snapshot with another role": {
    breaks: "a snapshot shows one moment",
    plant: (entries) => {
      const at = entries.findLastIndex((it) => it.kind === "came" && it.envelope.payload.message === "join_success");
      return entries.map((it, place) => (place === at ? withPayload(it as Came, { role: "guest" }) : it));
    },
  },
  "a snapshot to which the events do not lead": {
    breaks: "folding gives the state of a snapshot",
    plant: (entries) => {
      const at = entries.findLastIndex((it) => it.kind === "came" && it.envelope.payload.message === "join_success");
      return entries.map((it, place) => (place === at ? withPayload(it as Came, { participants: [] }) : it));
    },
  },
  "a place read up to that somebody else set": {
    breaks: "what was read stays read",
    plant: (entries) => {
      const at = entries.findLastIndex((it) => it.kind === "came" && it.envelope.payload.message === "join_success");
      const last = entries[at] as Came;
      const { payload } = last.envelope;
      if (payload.message !== "join_success") return undefined;
      const chat = { ...payload.module_data.chat, last_seen_timestamp_global: "1999-01-01T00:00:00.000000Z" };
      return entries.map((it, place) => (place === at ? withPayload(last, { module_data: { chat } }) : it));
    },
  },
};
