import type { Id, Role } from "../../src/protocol";
import { sees } from "../../src/room/audience";
import { seesMessage } from "../../src/room/base/viewer";
import type { Ledger, Numbered } from "./ledger";
import type { Streams } from "./streams";
import { Timeline } from "./timeline";

export type Standing = { readonly role: Role; readonly groups: readonly string[] };

/** The rights of each participant by number. */
export type Standings = ReadonlyMap<Id, Timeline<Standing>>;

/** Built from each participant's first `join_success`, and from the updates. */
export function standingsIn(streams: Streams, ledger: Ledger): Standings {
  const standings = new Map<Id, Timeline<Standing>>();
  for (const { who, first } of streams.all) {
    if (standings.has(who) || first.envelope.payload.message !== "join_success") continue;
    const { role, module_data } = first.envelope.payload;
    const timeline = new Timeline<Standing>();
    timeline.note(first.id, { role, groups: module_data.chat.groups_history.map(({ name }) => name) });
    standings.set(who, timeline);
  }
  for (const { number, event } of ledger.events.values()) {
    if (event.payload.message !== "update") continue;
    const { control, chat } = event.payload.module_data;
    standings.get(event.payload.id)?.note(number, { role: control.role, groups: chat.groups });
  }
  return standings;
}

/** Whether somebody reads the conversation of a message. In a run all newcomers see what was said before. */
export function reads(id: Id, groups: readonly string[], message: Parameters<typeof seesMessage>[1]): boolean {
  return seesMessage({ id, groups, visible_from: 0 }, message, 0);
}

/** True if a participant's rights at the time of an event let them see it. */
export function mayHaveSeen(standings: Standings, who: Id, { number, event }: Numbered): boolean {
  const standing = standings.get(who)?.at(number - 1);
  return standing !== undefined && sees({ id: who, visible_from: 0, ...standing }, event);
}
