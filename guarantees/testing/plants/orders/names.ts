import type { Participant } from "../../../../src/protocol";
import type { Entry } from "../../../history";
import { type CameWith, changedAll, changedOnce, eventOf, type Plants, without, withPayload } from "../editing";

const breaks = "a given name stays";
const renamed = eventOf("display_name_changed");
const joined = eventOf("join_success");

/** All news of a name that its bearer took. */
const own = (it: Entry): it is CameWith<"display_name_changed"> =>
  renamed(it) && it.envelope.payload.target === it.envelope.payload.issued_by;
const given = (it: Entry): it is CameWith<"display_name_changed"> => renamed(it) && !own(it);

function withoutAny(entries: readonly Entry[], name: string): Entry[] | undefined {
  const some = entries.some((it) => it.kind === "came" && it.envelope.payload.message === name);
  return some ? without(entries, ({ message }) => message === name) : undefined;
}

export const plantsInNames: Plants = {
  "a given name that its bearer changes": {
    breaks,
    plant: (entries) => {
      // The later ones are their own.
      const [first] = entries.filter(given);
      const { target } = first?.envelope.payload ?? {};
      return changedInLog(
        changedAll(
          entries,
          (it) =>
            given(it) && it.envelope.payload.target === target && it.envelope.timestamp !== first?.envelope.timestamp,
          (it) => withPayload(it, { issued_by: target }),
        ),
        first?.envelope.timestamp,
      );
    },
  },
  "a name that somebody restricted takes": {
    breaks,
    plant: (entries) => withoutAny(entries, "display_name_change_restrictions_disabled"),
  },
  "a name with a blocked word": {
    breaks,
    plant: (entries) =>
      changedAll(
        entries,
        (it) => eventOf("filters_changed")(it) && it.envelope.payload.words.length === 0,
        (it) => withPayload(it, { words: ["bobby"] }),
      ),
  },
  "a name that nobody asked for": {
    breaks,
    plant: (entries) => changedAll(entries, given, (it) => withPayload(it, { new_name: "Somebody Else" })),
  },
  "a name without the news of its change": {
    breaks: "nothing acknowledged is lost",
    plant: (entries) => withoutAny(entries, "display_name_changed"),
  },
  "a snapshot with an old name": {
    breaks,
    plant: (entries) => {
      const change = entries.find(given);
      const { target } = change?.envelope.payload ?? {};
      const at = change === undefined ? entries.length : entries.indexOf(change);
      const isIt = (it: Entry): it is CameWith<"join_success"> =>
        joined(it) && entries.indexOf(it) > at && it.who !== target;
      return changedOnce(entries, isIt, (it) =>
        withPayload(it, {
          participants: it.envelope.payload.participants.map((one) => named(one, target, "Somebody Else")),
        }),
      );
    },
  },
  "two people of one name": {
    breaks,
    plant: (entries) =>
      changedOnce(entries, joined, (it) => {
        const { participants, display_name } = it.envelope.payload;
        return withPayload(it, {
          participants: participants.map((one) => named(one, participants[0]?.id, display_name)),
        });
      }),
  },
  "a snapshot that does not say that a name was given": {
    breaks,
    plant: (entries) => {
      const isIt = (it: Entry): it is CameWith<"join_success"> =>
        joined(it) && it.envelope.payload.module_data.moderation?.name_is_given === true;
      return changedOnce(entries, isIt, (it) => {
        const { module_data } = it.envelope.payload;
        return withPayload(it, {
          module_data: { ...module_data, moderation: { ...module_data.moderation, name_is_given: undefined } },
        });
      });
    },
  },
};

function named(one: Participant, id: string | undefined, display_name: string): Participant {
  if (one.id !== id) return one;
  return { ...one, module_data: { ...one.module_data, control: { ...one.module_data.control, display_name } } };
}

/** The log says of all later names but the first that their bearers took them. */
function changedInLog(entries: Entry[] | undefined, first: string | undefined): Entry[] | undefined {
  return entries?.map((it) => {
    if (it.kind !== "log") return it;
    const changed = it.entries.map((entry) => {
      const { message, target, issued_by } = entry.payload;
      const isIt = message === "display_name_changed" && issued_by !== target && entry.timestamp !== first;
      return isIt ? { ...entry, payload: { ...entry.payload, issued_by: target } } : entry;
    });
    return { ...it, entries: changed };
  });
}
