import type { Id, OpenReport } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { reads } from "../../evidence/standing";
import type { Stream } from "../../evidence/streams";
import { firstAfter } from "../../evidence/timeline";

type Reported = Extract<Numbered["event"]["payload"], { message: "message_reported" }>;
type Report = { readonly payload: Reported; readonly number: number; over: number };

/**
 * A report is made by somebody who sees the message, once, and is settled once; moderators alone are told, and a
 * snapshot has all that are open. What was acknowledged is done.
 */
export function* reports(evidence: Evidence): Generator<string> {
  const all = new Map<Id, Report>();
  const asked = askedIn(evidence.deeds);
  const made = new Set<string>();
  // A report of a message that was cleared can still be settled.
  const settled = new Set<Id>();
  for (const { number, event } of [...evidence.ledger.events.values()].sort((one, two) => one.number - two.number)) {
    const { payload } = event;
    if (payload.message === "message_reported") {
      const { report_id, id, by, source } = payload;
      const name = `the report ${report_id} (${number})`;
      if (!asked.has(`${by} report ${id} ${payload.reason}`)) yield `${name} by somebody who did not make it`;
      if (made.has(`${by} ${id}`)) yield `${name} of what ${by} had reported before`;
      if (by === source) yield `${name} of one's own message`;
      if (!reads(by, evidence.standings.get(by)?.at(number - 1)?.groups ?? [], payload))
        yield `${name} by somebody who did not see the message`;
      made.add(`${by} ${id}`);
      const cleared = payload.scope === "global" ? firstAfter(evidence.ledger.clears, number) : undefined;
      all.set(report_id, { payload, number, over: cleared ?? Number.POSITIVE_INFINITY });
    }
    if (payload.message !== "report_resolved") continue;
    const { report_id, resolution, issued_by } = payload;
    const report = all.get(report_id);
    if (!asked.has(`${issued_by} resolve ${report_id} ${resolution}`))
      yield `the report ${report_id} was settled (${number}) by somebody who did not ask for it`;
    if (settled.has(report_id)) yield `the report ${report_id} was settled twice (${number})`;
    settled.add(report_id);
    if (report !== undefined) report.over = Math.min(report.over, number);
  }
  for (const stream of evidence.streams.all) yield* told(evidence, stream, all);
  if (evidence.settled !== undefined) yield* undone(evidence);
}

function askedIn(deeds: readonly Deed[]): ReadonlySet<string> {
  return new Set(
    deeds.flatMap((deed) => {
      const { payload } = deed.command;
      if (isRefused(deed)) return [];
      if (payload.action === "report") return [`${deed.who} report ${payload.message_id} ${payload.reason}`];
      return payload.action === "resolve_report"
        ? [`${deed.who} resolve ${payload.report_id} ${payload.resolution}`]
        : [];
    }),
  );
}

/** The faults in what a device was told of reports. */
function* told(evidence: Evidence, { who, device, first, later }: Stream, all: ReadonlyMap<Id, Report>) {
  const isModerator = (at: number) => evidence.standings.get(who)?.at(at)?.role === "moderator";
  for (const { id: at, envelope } of later)
    if (["message_reported", "report_resolved"].includes(envelope.payload.message) && !isModerator(at - 1))
      yield `${device} was told (${at}) of a report, and does not moderate`;
  if (first.envelope.payload.message !== "join_success") return;
  const where = `the join_success of ${device} at ${first.id}`;
  const shown = new Map<Id, OpenReport>();
  for (const report of first.envelope.payload.module_data.messages?.reports ?? []) {
    shown.set(report.report_id, report);
    if (!isModerator(first.id)) yield `${where} shows a report to somebody who does not moderate`;
    if ((all.get(report.report_id)?.over ?? Number.POSITIVE_INFINITY) <= first.id)
      yield `${where} shows the report ${report.report_id}, which was settled or cleared`;
    const [deletion] = evidence.fates.of.get(report.id)?.deletions ?? [];
    if (report.content !== "" && deletion !== undefined && deletion.number <= first.id)
      yield `${where} shows the text of ${report.id} in a report, and it was deleted`;
  }
  if (isModerator(first.id))
    for (const [id, { number, over }] of all)
      if (number <= first.id && first.id < over && !shown.has(id)) yield `${where} lacks the report ${id}`;
}

/** The acknowledged deeds that never happened. What was reported of a cleared message may be told to nobody. */
function* undone({ deeds, ledger, origins }: Evidence): Generator<string> {
  for (const { who, command, receipts, transaction_id } of deeds) {
    const [receipt] = receipts;
    const { payload } = command;
    if (receipt === undefined || (payload.action !== "report" && payload.action !== "resolve_report")) continue;
    const happened = ledger.events.get(ledger.byTime.get(receipt.timestamp) ?? 0)?.event.payload;
    const isDone =
      payload.action === "report"
        ? happened?.message === "message_reported" && happened.by === who && happened.id === payload.message_id
        : happened?.message === "report_resolved" && happened.issued_by === who;
    const sent = payload.action === "report" ? origins.get(payload.message_id)?.command.payload : undefined;
    const mayBeCleared = ledger.clears.some((at) => (ledger.events.get(at)?.timestamp ?? "") > receipt.timestamp);
    const isGone = happened === undefined && mayBeCleared && sent?.action === "send_message" && sent.scope === "global";
    if (!isDone && !isGone) yield `${payload.action} (${transaction_id}) was acknowledged and never happened`;
  }
}
