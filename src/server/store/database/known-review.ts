import type { Id } from "../../../protocol";
import type { ReportsNeeded, Room } from "../../../room/base/room";
import { holdsMessages } from "../../../room/chat/held";
import type { CommitRows } from "./commit-rows";

export type ReportsAsked = ReportsNeeded & { readonly by: Id };
type Wanted = {
  readonly review?: boolean;
  readonly mayBeHeld?: boolean;
  readonly mayChangeRules?: boolean;
  readonly reports?: ReportsAsked;
};

export async function reviewFor(rows: CommitRows, room: Room, wanted: readonly Wanted[]): Promise<Room["review"]> {
  const asked = wanted.flatMap(({ reports }) => reports ?? []);
  const mayHold = holdsMessages(room) || wanted.some(({ mayChangeRules }) => mayChangeRules);
  const isCounted = mayHold && wanted.some(({ mayBeHeld }) => mayBeHeld);
  const [shown, held_count, report_count, ...reports] = await Promise.all([
    wanted.some(({ review }) => review) ? rows.review(room.id) : undefined,
    isCounted ? rows.countHeld(room.id) : 0,
    asked.length > 0 ? rows.countReports(room.id) : 0,
    ...asked.map((it) =>
      "report_id" in it ? rows.report(room.id, it.report_id) : rows.reportsOn(it.message_id, it.by),
    ),
  ]);
  const known = reports
    .flat()
    .map(
      ({ report_id, message_id, reporter: by, source, open_since }) =>
        [report_id, { message_id, by, ...(source !== undefined && { source }), isOpen: open_since !== null }] as const,
    );
  return { ...room.review, held_count, report_count, reports: new Map(known), ...(shown && { shown }) };
}
