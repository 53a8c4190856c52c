import type { Entry } from "../../../history";
import {
  type Came,
  type CameWith,
  changedAll,
  changedOnce,
  eventOf,
  type Plants,
  without,
  withPayload,
} from "../editing";

const breaks = "what is blocked is not said";
const blocking = eventOf("filters_changed");
const joined = eventOf("join_success");

/** The history without the news that words are not blocked any more. */
function lasting(entries: readonly Entry[], on_match: "block" | "hold"): Entry[] | undefined {
  const first = entries.find(
    (it): it is CameWith<"filters_changed"> => blocking(it) && it.envelope.payload.on_match === on_match,
  );
  if (first === undefined) return undefined;
  return without(entries, ({ message }) => message === "filters_changed").toSpliced(entries.indexOf(first), 0, first);
}

export const plantsInFilters: Plants = {
  "a blocked word in a message": { breaks, plant: (entries) => lasting(entries, "block") },
  "a message with a word that was to wait": { breaks, plant: (entries) => lasting(entries, "hold") },
  "a message with a link that was to wait": {
    breaks,
    plant: (entries) =>
      without(entries, (it) => {
        const { changed } = it as { changed?: readonly { field: string; to: unknown }[] };
        return changed?.some(({ field, to }) => field === "links" && to !== "hold") === true;
      }),
  },
  "a message that waits for a word that nobody blocks": {
    breaks,
    plant: (entries) =>
      changedAll(
        entries,
        (it) => eventOf("message_held")(it) && it.envelope.payload.because === "hold",
        (it) => withPayload(it, { because: "word" }),
      ),
  },
  "a refusal of what is not blocked": {
    breaks,
    plant: (entries) =>
      entries.some(blocking) ? without(entries, ({ message }) => message === "filters_changed") : undefined,
  },
  "blocked words for somebody who is no moderator": {
    breaks,
    plant: (entries) => {
      const found = entries.find(blocking);
      const guest = entries.find((it): it is Came => joined(it) && it.envelope.payload.role === "guest");
      if (found === undefined || guest === undefined) return undefined;
      return entries.toSpliced(entries.indexOf(found) + 1, 0, { ...found, who: guest.who, device: guest.device });
    },
  },
  "a snapshot with blocked words for somebody who is no moderator": {
    breaks,
    plant: (entries) => {
      const found = entries.find(blocking);
      const isOther = (it: Entry): it is CameWith<"join_success"> =>
        joined(it) && it.envelope.payload.role !== "moderator" && entries.indexOf(it) > entries.indexOf(found as Entry);
      return found && changedOnce(entries, isOther, (it) => withFilters(it, found));
    },
  },
  "a snapshot without the blocked words": {
    breaks,
    plant: (entries) => {
      const at = entries.findIndex(blocking);
      const isIt = (it: Entry): it is CameWith<"join_success"> =>
        joined(it) && it.envelope.payload.role === "moderator" && entries.indexOf(it) > at;
      return changedOnce(entries, isIt, (it) => withFilters(it, undefined));
    },
  },
};

function withFilters(it: CameWith<"join_success">, found: CameWith<"filters_changed"> | undefined): Came {
  const { module_data } = it.envelope.payload;
  const { words = [], on_match = "block" } = found?.envelope.payload ?? {};
  const filters = found && { words, on_match };
  return withPayload(it, { module_data: { ...module_data, moderation: { ...module_data.moderation, filters } } });
}
