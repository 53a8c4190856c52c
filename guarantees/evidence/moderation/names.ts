import type { Id } from "../../../src/protocol";
import type { Ledger } from "../ledger";
import type { Streams } from "../streams";
import { Timeline } from "../timeline";

/** The name of a participant, and whether a moderator has given it: then it stays. */
export type Name = { readonly name: string; readonly isGiven: boolean };

/** The names by number, of everybody who was in on a device of the run. */
export type Names = ReadonlyMap<Id, Timeline<Name>>;

export function namesIn({ events }: Ledger, streams: Streams): Names {
  const names = new Map<Id, Timeline<Name>>();
  const last = new Map<Id, Name>();
  for (const { who, first } of streams.all) {
    const { payload } = first.envelope;
    if (names.has(who) || payload.message !== "join_success") continue;
    const timeline = new Timeline<Name>();
    const name = { name: payload.display_name, isGiven: payload.module_data.moderation?.name_is_given === true };
    timeline.note(first.id, name);
    names.set(who, timeline);
    last.set(who, name);
  }
  for (const { number, event } of [...events.values()].sort((one, other) => one.number - other.number)) {
    const { payload } = event;
    const isOfName = payload.message === "update" && payload.old_name !== undefined;
    const who = isOfName ? payload.id : payload.message === "display_name_changed" ? payload.target : undefined;
    const before = who === undefined ? undefined : last.get(who);
    if (who === undefined || before === undefined) continue;
    const after =
      payload.message === "display_name_changed"
        ? { name: payload.new_name, isGiven: before.isGiven || payload.issued_by !== who }
        : isOfName
          ? { ...before, name: payload.module_data.control.display_name }
          : before;
    last.set(who, after);
    names.get(who)?.note(number, after);
  }
  return names;
}
