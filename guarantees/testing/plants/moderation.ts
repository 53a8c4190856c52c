import type { Entry } from "../../history";
import { type Came, changedAll, eventOf, type Plants, without, withPayload } from "./editing";

/** The history without the events of a name. */
function withoutAny(entries: readonly Entry[], name: Came["envelope"]["payload"]["message"]): Entry[] | undefined {
  return entries.some(eventOf(name)) ? without(entries, ({ message }) => message === name) : undefined;
}

export const plantsInModeration: Plants = {
  "a message of a muted person": {
    breaks: "the muted say nothing",
    plant: (entries) => withoutAny(entries, "chat_unmuted"),
  },
  "a mute that was acknowledged and is not in the log": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => withoutAny(entries, "chat_muted"),
  },
  "a mute that ends earlier than it was to": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) =>
      changedAll(entries, eventOf("chat_muted"), (it) => withPayload(it, { until: it.envelope.timestamp }))?.filter(
        ({ kind }) => kind !== "log",
      ),
  },
  "a mute that its bearer is never told": {
    breaks: "folding gives the state of a snapshot",
    plant: (entries) => {
      const at = entries.findLastIndex((it) => eventOf("chat_muted")(it) && it.envelope.payload.target === it.who);
      return at < 0 ? undefined : entries.toSpliced(at, 1);
    },
  },
};
