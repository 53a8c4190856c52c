import type { Id } from "../../../src/protocol";
import { type Came, hasMore, messageEvent, type Plants, wholeMessages } from "./editing";

export const plantsInStreams: Plants = {
  "an event that came twice": {
    breaks: "nothing is doubled",
    plant: (entries) => {
      const at = entries.findIndex(messageEvent());
      return at < 0 ? undefined : [...entries.slice(0, at), ...entries.slice(at, at + 1), ...entries.slice(at)];
    },
  },
  "two events in the wrong order": {
    breaks: "there is one order",
    plant: (entries) => {
      const first = entries.findIndex(messageEvent());
      const device = (entries[first] as Came | undefined)?.device;
      const second = entries.findIndex((it, at) => at > first && messageEvent()(it) && it.device === device);
      if (first < 0 || second < 0) return undefined;
      return entries.map((it, at) => entries[at === first ? second : at === second ? first : at] ?? it);
    },
  },
  "two numbers changed for each other on one device": {
    breaks: "there is one order",
    plant: (entries) => {
      const found = entries.filter(messageEvent());
      const [one] = found;
      const other = found.find((it) => it.device === one?.device && it !== one);
      if (one === undefined || other === undefined) return undefined;
      return entries.map((it) =>
        it === one ? { ...one, envelope: other.envelope } : it === other ? { ...other, envelope: one.envelope } : it,
      );
    },
  },
  "an event that a stream lacks": {
    breaks: "a stream has no gaps",
    plant: (entries) => {
      const at = entries.findIndex((it, place) => messageEvent()(it) && hasMore(entries, it, place));
      return at < 0 ? undefined : entries.filter((_, place) => place !== at);
    },
  },
  "a message that every stream lacks": {
    breaks: "a stream has no gaps",
    plant: (entries) => {
      const ids = new Set(
        wholeMessages(entries)
          .filter(({ scope }) => scope === "global")
          .map(({ id }) => id),
      );
      const found = entries.find((it, place) => messageEvent(ids)(it) && hasMore(entries, it, place)) as
        | Came
        | undefined;
      return found && entries.filter((it) => !(messageEvent()(it) && it.id === found.id));
    },
  },
  "a resumed across a change of one's own groups": {
    breaks: "a stream has no gaps",
    plant: (entries) => {
      const at = entries.findIndex(
        (it) => it.kind === "came" && it.envelope.payload.message === "update" && it.envelope.payload.id === it.who,
      );
      const update = entries[at] as Came | undefined;
      const resumed = entries.find((it): it is Came => it.kind === "came" && it.envelope.payload.message === "resumed");
      if (update === undefined || resumed === undefined) return undefined;
      const { who, device, id } = update;
      const envelope = { ...resumed.envelope, timestamp: "9999-12-31T23:59:59.999999Z" };
      return entries.toSpliced(at, 0, { ...resumed, who, device, id: id - 1, envelope });
    },
  },
  "a private message in a third stream": {
    breaks: "private stays private",
    plant: (entries) => {
      const found = entries.find(messageEvent(undefined, "private")) as Came | undefined;
      if (found === undefined) return undefined;
      const { source, target } = found.envelope.payload as { source: Id; target: Id };
      const third = entries.find((it): it is Came => it.kind === "came" && it.who !== source && it.who !== target);
      const at = entries.indexOf(found) + 1;
      return (
        third && [...entries.slice(0, at), { ...found, who: third.who, device: third.device }, ...entries.slice(at)]
      );
    },
  },
  "a message of a group after one was removed from it": {
    breaks: "nothing is seen that is not permitted",
    plant: (entries) => {
      const at = entries.findLastIndex(messageEvent(undefined, "group"));
      const found = entries[at] as Came | undefined;
      const { target } = (found?.envelope.payload ?? {}) as { target?: string };
      const outsider = entries.findLast(
        (it): it is Came =>
          it.kind === "came" &&
          it.envelope.payload.message === "join_success" &&
          !it.envelope.payload.module_data.chat.groups_history.some(({ name }) => name === target),
      );
      const last = entries.findLast(
        (it, place): it is Came => place < at && it.kind === "came" && it.who === outsider?.who,
      );
      return found && last && entries.toSpliced(at + 1, 0, { ...found, who: last.who, device: last.device });
    },
  },
};
