import { type Id, LOG_ENTRIES, type LogInput, type LogPage } from "../../../protocol";
import { sees } from "../../../room/audience";
import type { Happening } from "../../../room/base/room";
import type { Viewer } from "../../../room/base/viewer";
import { logKindOf, participantsIn } from "../../../room/namespaces";
import { breather } from "../../kit/event-loop";
import { LOG_ENTRIES_LOOKED_AT } from "../../kit/limits";
import type { Spend } from "../../limits/budget";
import type { Database } from "../database/database";
import { GREATEST, type LogRow } from "../database/read-rows";
import { parsed } from "../tables/trouble";
import { numberFrom, storedOf, withoutText } from "./log-payloads";
import { weightOf } from "./weight";

/** More than a page by one, so that a page knows whether anything follows. */
const AT_ONCE = LOG_ENTRIES + 1;

type Reading = Pick<Database, "read" | "readRows">;
type Told = Happening & { readonly number: number; readonly timestamp: string; readonly wasReported?: true };

/**
 * Newest first, without texts, and without news of others' messages. A page is full, unless nothing else fits or the
 * limit of entries that one request looks at is reached.
 */
export async function logPage(from: Reading, viewer: Viewer, input: LogInput, spend: Spend): Promise<LogPage> {
  const { room_id, before } = input;
  const breathe = breather();
  const found: Told[] = [];
  let next = before === undefined ? GREATEST : numberFrom(before);
  for (let looked = 0; looked < LOG_ENTRIES_LOOKED_AT; looked += AT_ONCE) {
    const take = Math.min(AT_ONCE, LOG_ENTRIES_LOOKED_AT - looked);
    const rows = await from.read.logEntry.findMany({
      where: { room_id, number: { lt: next } },
      orderBy: { number: "desc" },
      take,
    });
    spend(weightOf(rows.map(({ payload }) => ({ content: payload }))));
    found.push(
      ...(await toldOf(
        from,
        rows.filter((row) => isOfKind(row, input)),
        viewer,
        input,
      )),
    );
    if (found.length > LOG_ENTRIES) return pageOf(found.slice(0, LOG_ENTRIES), found[LOG_ENTRIES - 1]?.number);
    if (rows.length < take) return pageOf(found);
    next = rows.at(-1)?.number ?? 0;
    await breathe();
  }
  return pageOf(found, next);
}

function pageOf(found: readonly Told[], next?: number): LogPage {
  const entries = found.map((event) => {
    const { number, namespace, timestamp, payload, by } = event;
    const target = unsaidTarget(event);
    return {
      ...{ id: String(number), namespace, timestamp },
      ...(by !== undefined && { issued_by: by }),
      ...(target !== undefined && { target }),
      payload: withoutText(payload),
    };
  });
  return { entries, ...(next !== undefined && { next: String(next) }) };
}

/** A settled report is about its reporter and, where the message has one, its author. */
function unsaidTarget({ payload, to, about }: Told): Id | undefined {
  return payload.message === "report_resolved" ? about?.[1] : to;
}

function isOfKind({ namespace, payload }: LogRow, { kinds }: LogInput): boolean {
  if (kinds === undefined) return true;
  const kind = logKindOf({ namespace, payload: parsed<object>(payload) } as Happening);
  return kind !== undefined && kinds.includes(kind);
}

async function toldOf({ readRows }: Reading, rows: readonly LogRow[], viewer: Viewer, input: LogInput) {
  if (rows.length === 0) return [];
  const stored = await storedOf(readRows, input.room_id, rows);
  return rows.flatMap(({ number, namespace, timestamp, recipient, issued_by }, at) => {
    const told = stored[at];
    if (told === undefined) return [];
    const event = {
      namespace,
      ...told,
      number,
      timestamp,
      ...(recipient !== null && { to: recipient }),
      ...(issued_by !== null && { by: issued_by }),
    } as Told;
    return isShown(viewer, event) && isAbout(event, input.participant_id) ? [event] : [];
  });
}

/**
 * Everybody learns of a new role by the `update`; the log names it, too. Of a message that a viewer does not see, the log
 * tells that a moderator has removed it, and nothing that its author does.
 */
function isShown(viewer: Viewer, event: Told): boolean {
  const { payload, wasReported, by, to } = event;
  if (payload.message === "role_updated") return true;
  // News for somebody alone are told to moderators by an entry beside it.
  if (to !== undefined) return false;
  const isRemoved = wasReported !== undefined && payload.message === "message_deleted" && by !== payload.source;
  return isRemoved || sees(viewer, event);
}

/** Whether an entry is by or about a participant. */
function isAbout(event: Happening, participant_id: Id | undefined): boolean {
  return participant_id === undefined || event.by === participant_id || subjectsOf(event).includes(participant_id);
}

function subjectsOf(event: Happening): readonly (Id | undefined)[] {
  const { payload, to, about = [], sent_away = [] } = event;
  if (payload.message === "update") return [payload.id];
  // A held message is its author's, and not of those whom it mentions.
  if (payload.message === "message_held") return [payload.source];
  if (payload.message === "display_name_change_restrictions_enabled") return payload.unrestricted_participants;
  return [to, ...about, ...sent_away, ...participantsIn(event)];
}
