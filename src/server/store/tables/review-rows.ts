import { type HeldMessage, type Id, MAX_REVIEWED, type OpenReport, type ReviewState } from "../../../protocol";
import { REVIEW_TEXT_BYTES } from "../../kit/limits";
import type { Prisma } from "../generated/sqlite/client";
import { MESSAGE, type MessageRow } from "./rows";
import { shownMessagesBy } from "./shown-messages";
import type { Statements } from "./statements";
import { parsed } from "./trouble";

type HeldRow = Omit<Prisma.HeldGetPayload<object>, "room_id">;
type StoredReport = Omit<Prisma.ReportGetPayload<object>, "open_since">;
type ReportRow = Pick<StoredReport, "report_id" | "message_id" | "reporter"> & {
  readonly open_since: string | null;
  readonly source?: Id;
};
type ReportedRow = MessageRow &
  Pick<StoredReport, "report_id" | "reporter" | "reason"> & { readonly reported_at: string };
type Told = { readonly ids: readonly Id[] };

const HELD = "id, source, content, timestamp, reply_to, mentions, because";

export function reviewRowsBy(asking: Statements) {
  const { reading, writing, among } = asking;
  const shown = shownMessagesBy(asking);
  const held = reading<HeldRow>(
    `SELECT ${HELD} FROM "Held" WHERE room_id = ? ORDER BY timestamp LIMIT ${MAX_REVIEWED}`,
  );
  const heldOfAuthor = reading<HeldRow>(
    `SELECT ${HELD} FROM "Held" WHERE room_id = ? AND source = ? ORDER BY timestamp`,
  );
  const heldBy = reading<HeldRow & { room_id: Id }>(`SELECT ${HELD}, room_id FROM "Held" WHERE ${among("id")}`);
  const countHeld = reading<{ count: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM "Held" WHERE room_id = ?`,
  );
  const countOpen = reading<{ count: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS count FROM "Report" WHERE room_id = ? AND open_since > ''`,
  );
  const report = shown<ReportRow>(
    "report_id, message_id, reporter, open_since, source",
    "message_id = id AND report_id = ?",
    "Report",
  );
  const ownReport = reading<ReportRow>(
    `SELECT report_id, message_id, reporter, open_since FROM "Report" WHERE message_id = ? AND reporter = ?`,
  );
  const anOpenOne = reading<ReportRow>(
    `SELECT report_id, message_id, reporter, open_since FROM "Report"
     WHERE message_id = ? AND open_since > '' LIMIT 1`,
  );
  const reportedNow = reading<Pick<ReportRow, "message_id">>(
    `SELECT message_id FROM "Report" WHERE ${among("message_id")} AND open_since > ''`,
  );
  const REPORTED = `${MESSAGE.split(", ")
    .map((column) => `"Message".${column}`)
    .join(", ")}, report_id, reporter, reason, "Report".timestamp AS reported_at`;
  const open = shown<ReportedRow>(
    REPORTED,
    `message_id = id AND "Report".room_id = ? AND open_since > '' ORDER BY open_since LIMIT ${MAX_REVIEWED}`,
    "Report",
  );
  const told = shown<ReportedRow & Pick<ReportRow, "open_since">>(
    `${REPORTED}, open_since`,
    `message_id = id AND ${among("report_id")}`,
    "Report",
  );
  const openTexts = shown<{ readonly id: Id; readonly content: string }>(
    "id, content",
    `message_id = id AND "Report".room_id = ? AND open_since > '' AND ${among("message_id")}`,
    "Report",
  );
  const putHeld = writing(
    `INSERT INTO "Held" (id, room_id, source, content, timestamp, reply_to, mentions, because)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const dropHeld = writing(`DELETE FROM "Held" WHERE id = ?`);
  const dropHeldOf = writing(`DELETE FROM "Held" WHERE room_id = ? AND source = ?`);
  const dropAllHeld = writing(`DELETE FROM "Held" WHERE room_id = ?`);
  const putReport = writing(
    `INSERT INTO "Report" (report_id, room_id, message_id, reporter, reason, timestamp, open_since)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const settle = writing(`UPDATE "Report" SET open_since = NULL WHERE report_id = ?`);
  return {
    review: async (room_id: Id): Promise<ReviewState> =>
      withinBounds({
        held: (await held(room_id)).map(messageOfHeld),
        reports: (await open(room_id, room_id)).map(reportOf),
      }),
    /** The texts of some of them. */
    reviewTexts: async (room_id: Id, ids: readonly Id[]) => {
      const waiting = (await heldBy(ids)).filter((row) => row.room_id === room_id);
      const all = [...waiting, ...(await openTexts(room_id, room_id, ids))];
      return [...new Map(all.map(({ id, content }) => [id, { id, content }])).values()];
    },
    heldOf: async (room_id: Id, source: Id): Promise<HeldMessage[]> =>
      (await heldOfAuthor(room_id, source)).map(messageOfHeld),
    heldBy: async (room_id: Id, ids: readonly Id[]): Promise<HeldMessage[]> =>
      (await heldBy(ids)).filter((row) => row.room_id === room_id).map(messageOfHeld),
    countHeld: async (room_id: Id) => (await countHeld(room_id))[0]?.count ?? 0,
    countReports: async (room_id: Id) => (await countOpen(room_id))[0]?.count ?? 0,
    report: async (room_id: Id, report_id: Id) => report(room_id, report_id),
    /** A participant's own report of a message, and one that is open. */
    reportsOn: async (message_id: Id, reporter: Id) => [
      ...(await ownReport(message_id, reporter)),
      ...(await anOpenOne(message_id)),
    ],
    reportsBy: async (room_id: Id, { ids }: Told): Promise<(OpenReport & { readonly isOpen: boolean })[]> =>
      (await told(room_id, ids)).map((row) => ({ ...reportOf(row), isOpen: row.open_since !== null })),
    /** Those of some messages of which a report is open. */
    reportedNow: async (ids: readonly Id[]) => (await reportedNow(ids)).map(({ message_id }) => message_id),
    putHeld: (room_id: Id, { id, source, content, timestamp, reply_to, mentions, because }: HeldRow) =>
      putHeld(id, room_id, source, content, timestamp, reply_to, mentions, because),
    dropHeld: (id: Id) => dropHeld(id),
    dropHeldOf: (room_id: Id, source: Id) => dropHeldOf(room_id, source),
    dropAllHeld: (room_id: Id) => dropAllHeld(room_id),
    putReport: ({ report_id, room_id, message_id, reporter, reason, timestamp }: StoredReport) =>
      putReport(report_id, room_id, message_id, reporter, reason, timestamp, timestamp),
    settle: (report_id: Id) => settle(report_id),
  };
}

/** The oldest texts within the limit: those further on are asked for when they are wanted. */
function withinBounds({ held, reports }: ReviewState): ReviewState {
  let left = REVIEW_TEXT_BYTES;
  const takes = (content: string) => {
    left -= Buffer.byteLength(content);
    return left >= 0;
  };
  const isTold = new Map<HeldMessage | OpenReport, boolean>();
  for (const it of [...held, ...reports].sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1)))
    isTold.set(it, takes(it.content));
  return {
    held: held.map((it) => (isTold.get(it) ? it : withoutText(it))),
    reports: reports.map((it) => (isTold.get(it) ? it : { ...it, content: "", content_left_out: true })),
  };
}

function withoutText({ mentions: _, mention_groups: __, ...message }: HeldMessage): HeldMessage {
  return { ...message, content: "", content_left_out: true };
}

function messageOfHeld({ id, source, content, timestamp, reply_to, mentions, because }: HeldRow): HeldMessage {
  return {
    id,
    source,
    scope: "global",
    content,
    ...(reply_to !== null && { reply_to }),
    ...(mentions !== null && parsed<object>(mentions)),
    because: because as HeldMessage["because"],
    timestamp,
  };
}

function reportOf(row: ReportedRow): OpenReport {
  const { id, source, scope, target, content, edited_at, report_id, reporter, reason, reported_at } = row;
  return {
    report_id,
    id,
    source,
    scope,
    ...(target !== null && { target }),
    reason,
    by: reporter,
    content,
    ...(edited_at !== null && { edited_at }),
    timestamp: reported_at,
  } as OpenReport;
}
