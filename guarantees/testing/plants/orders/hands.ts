import type { Participant, Timestamp } from "../../../../src/protocol";
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

const shown = "hands are shown as they were raised";
const done = "hands are raised and lowered as asked";
const joined = eventOf("join_success");
const LATE = "9999-12-31T23:59:10.000000Z";

/** News of a hand that is up. */
const up = (it: Entry): it is CameWith<"update"> =>
  eventOf("update")(it) && it.envelope.payload.module_data.control.hand_is_up;

function withHand<Person extends Pick<Participant, "module_data">>(it: Person, hand_updated_at?: Timestamp): Person {
  const { hand_updated_at: _, ...rest } = it.module_data.control;
  const control = { ...rest, hand_is_up: hand_updated_at !== undefined, ...(hand_updated_at && { hand_updated_at }) };
  return { ...it, module_data: { ...it.module_data, control } };
}

/** The history with the hand of somebody changed in the first snapshot of another, after some entry. */
function inSnapshot(entries: readonly Entry[], after: Entry | undefined, id: string, hand?: Timestamp) {
  const at = after === undefined ? entries.length : entries.indexOf(after);
  const isIt = (it: Entry): it is CameWith<"join_success"> => joined(it) && entries.indexOf(it) > at && it.who !== id;
  return changedOnce(entries, isIt, (it) =>
    withPayload(it, {
      participants: it.envelope.payload.participants.map((one) => (one.id === id ? withHand(one, hand) : one)),
    }),
  );
}

export const plantsInHands: Plants = {
  "a hand that nobody raised then": {
    breaks: shown,
    plant: (entries) =>
      changedAll(entries, up, (it) => (up(it) ? withPayload(it, withHand(it.envelope.payload, LATE)) : it)),
  },
  "a hand that was lowered, and that a snapshot shows": {
    breaks: shown,
    plant: (entries) => {
      const reset = entries.find(eventOf("hands_reset"));
      const [target = ""] = reset?.envelope.payload.targets ?? [];
      const before = entries.slice(0, reset && entries.indexOf(reset)).findLast(up);
      return inSnapshot(entries, reset, target, before?.envelope.payload.module_data.control.hand_updated_at);
    },
  },
  "a hand that is up, and that a snapshot does not show": {
    breaks: shown,
    plant: (entries) => {
      const isIt = (it: Entry): it is CameWith<"join_success"> =>
        joined(it) && it.envelope.payload.participants.some(({ module_data }) => module_data.control.hand_is_up);
      return changedOnce(entries, isIt, (it) =>
        withPayload(it, { participants: it.envelope.payload.participants.map((one) => withHand(one)) }),
      );
    },
  },
  "a hand that is raised again and loses its place": {
    breaks: shown,
    plant: (entries) => {
      const found = entries.find(up);
      const first = found?.envelope.payload.module_data.control.hand_updated_at;
      const id = found?.envelope.payload.id;
      const lowered = entries.find(eventOf("hands_reset"));
      // Without the lowering between, the second time is a new place.
      return first === undefined || lowered === undefined
        ? undefined
        : without(entries, ({ message }) => message === "hands_reset" || message === "raise_hands_disabled").filter(
            (it) => !(it.kind === "asked" && it.who === id && it.command.payload.action === "lower_hand"),
          );
    },
  },
  "news of a hand that come after newer ones": {
    breaks: shown,
    plant: (entries) => {
      const found = entries.find(up);
      const { payload } = found?.envelope ?? {};
      const isLater = (it: Entry): it is CameWith<"update"> =>
        up(it) &&
        it.device === found?.device &&
        it.envelope.payload.id === payload?.id &&
        it.envelope.payload.module_data.control.hand_updated_at !== payload?.module_data.control.hand_updated_at;
      const later = entries.find(isLater);
      if (found === undefined || later === undefined) return undefined;
      return entries.toSpliced(entries.indexOf(later) + 1, 0, { ...found, id: later.id });
    },
  },
  "a hand that is raised while hands are switched off": {
    breaks: done,
    plant: (entries) => without(entries, ({ message }) => message === "raise_hands_enabled"),
  },
  "a hand that is refused while hands are not switched off": {
    breaks: done,
    plant: (entries) => without(entries, ({ message }) => message === "raise_hands_disabled"),
  },
  "a reset that was acknowledged and never happened": {
    breaks: done,
    plant: (entries) => without(entries, ({ message }) => message === "hands_reset"),
  },
  "a reset by somebody who did not ask for it": {
    breaks: done,
    plant: (entries) => {
      const other = entries.find((it): it is Came => joined(it) && it.envelope.payload.role === "user");
      return other && changedAll(entries, eventOf("hands_reset"), (it) => withPayload(it, { issued_by: other.who }));
    },
  },
  "a reset of somebody who is not told": {
    breaks: done,
    plant: (entries) =>
      changedOnce(entries, eventOf("raised_hand_reset_by_moderator"), (it) => {
        const other = entries.find((one): one is Came => joined(one) && one.who !== it.who);
        return { ...it, who: other?.who ?? "", device: other?.device ?? "" };
      }),
  },
  "news of the own hand that is not": {
    breaks: done,
    plant: (entries) => {
      const found = entries.find(eventOf("hand_raised"));
      const other = entries.find((it): it is Came => messageEvent()(it) && it.who !== found?.who);
      if (found === undefined || other === undefined) return undefined;
      const { who, device, id } = other;
      return entries.toSpliced(entries.lastIndexOf(other) + 1, 0, { ...found, who, device, id });
    },
  },
  "news of a hand that took a number": {
    breaks: done,
    plant: (entries) => {
      const found = entries.findLast(up);
      return (
        found &&
        entries.map((it) =>
          it.kind === "log"
            ? {
                ...it,
                entries: [
                  ...it.entries,
                  {
                    id: String(Math.max(...it.entries.map(({ id }) => Number(id))) + 100),
                    namespace: "control",
                    timestamp: LATE,
                    payload: found.envelope.payload,
                  },
                ],
              }
            : it,
        )
      );
    },
  },
};
