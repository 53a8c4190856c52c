import type { Event, HeldMessage, Id, LogEntry } from "../../../protocol";
import type { Happening, Numbered } from "../../../room/base/room";
import { groupsIn, handOf } from "../../../room/control/members";
import { keptOf } from "../../../room/namespaces";
import { GREATEST, type ReadRows } from "../database/read-rows";
import type { PlacedRow } from "../tables/message-rows";
import type { NameChangeRow } from "../tables/name-changes";
import { groupsOf, memberOf, type ParticipantRow } from "../tables/rows";
import { parsed } from "../tables/trouble";

type Entry = { readonly namespace: string; readonly payload: string; readonly number: number };

export function kept(event: Happening): Omit<Entry, "number"> {
  const { payload, sent_away, about, reported } = event;
  const stored = payload.message === "update" ? withoutNames(payload) : keptOf(event);
  return { namespace: event.namespace, payload: JSON.stringify({ ...stored, sent_away, about, reported }) };
}

/** The log has no names: they stand in the participant's row, and former ones in a table of their own. */
function withoutNames({ old_name: _, module_data, ...update }: Update) {
  const { display_name: __, hand_is_up: ___, hand_updated_at: ____, ...control } = module_data.control;
  return { ...update, module_data: { ...module_data, control } };
}

/** Parts of a row beside the payload, of which nobody is told. */
type Untold = Pick<Numbered, "sent_away" | "about" | "reported">;

type Stored = Pick<Numbered, "payload" | "message_number" | keyof Untold> & {
  /** It is of a message that was reported at its time, and may be no more. */
  readonly wasReported?: true;
  /** A later event tells all of it: only the log still has it. */
  readonly isOvertaken?: true;
};

/**
 * The stored events, with what stands in other rows as it is now. `undefined` for an event that has nothing to tell any
 * more, such as the edit of a deleted message.
 */
export async function storedOf(
  rows: ReadRows,
  room_id: Id,
  entries: readonly Entry[],
): Promise<(Stored | undefined)[]> {
  const all = entries.map(({ payload }) => apart(parsed<Event["payload"] & Untold>(payload)));
  const payloads = all.map(({ payload }) => payload);
  const inviteIds = payloads.flatMap((payload) => ("invite_id" in payload ? [payload.invite_id] : []));
  const messageIds = payloads.flatMap((payload) => (isOfMessage(payload) ? [payload.id] : []));
  const invites = inviteIds.length > 0 ? byKey(await rows.invitesBy(inviteIds), "invite_id") : undefined;
  const messages = messageIds.length > 0 ? byKey(await rows.messagesBy(room_id, messageIds), "id") : undefined;
  const bannedIds = payloads.flatMap((payload) => (isOfBan(payload) ? [payload.participant_id] : []));
  const banned = bannedIds.length > 0 ? byKey(await rows.participants(room_id, bannedIds), "id") : undefined;
  const heldIds = payloads.flatMap((payload) => (payload.message === "message_held" ? [payload.id] : []));
  const held = heldIds.length > 0 ? byKey(await rows.heldBy(room_id, heldIds), "id") : undefined;
  const reportIds = payloads.flatMap((payload) => (payload.message === "message_reported" ? [payload.report_id] : []));
  const reports =
    reportIds.length > 0 ? byKey(await rows.reportsBy(room_id, { ids: reportIds }), "report_id") : undefined;
  const updatedIds = payloads.flatMap((payload) => (payload.message === "update" ? [payload.id] : []));
  const updated = updatedIds.length > 0 ? byKey(await rows.participants(room_id, updatedIds), "id") : undefined;
  const named = entries.filter((_, at) => ["update", "display_name_changed"].includes(payloads[at]?.message ?? ""));
  const names = named.length > 0 ? await nameChangesOf(rows, room_id, named) : undefined;
  const filters = payloads.some(isOfFilters) ? await newestFilters(rows, room_id) : undefined;
  const told = payloads.map((payload, at): Stored | undefined => {
    if (isOfFilters(payload))
      return entries[at]?.number === filters?.at
        ? { payload: { ...payload, words: filters?.words ?? [] } }
        : { payload: { ...payload, words: [] }, isOvertaken: true };
    if (isOfBan(payload))
      return { payload: { ...payload, display_name: banned?.get(payload.participant_id)?.display_name ?? "" } };
    if (payload.message === "update")
      return {
        payload: asItStands(payload, { row: updated?.get(payload.id), change: names?.get(entries[at]?.number ?? 0) }),
      };
    if (payload.message === "display_name_changed") return withChange(payload, names?.get(entries[at]?.number ?? 0));
    if (payload.message === "message_held") return ofHeld(payload, held?.get(payload.id));
    if (payload.message === "message_reported") {
      const { timestamp: _, isOpen, ...report } = reports?.get(payload.report_id) ?? {};
      // The message of a settled one is not shown to moderators any more.
      const content = isOpen ? {} : { content: "", edited_at: undefined };
      return "id" in report
        ? { payload: { ...payload, ...report, ...content } as Event["payload"] }
        : onRecord(payload);
    }
    if (isOfMessage(payload)) return ofMessage(payload, messages?.get(payload.id));
    const invite = "invite_id" in payload ? invites?.get(payload.invite_id) : undefined;
    if (invite === undefined) return { payload };
    const { label, role, groups } = invite;
    const given = { ...(label !== null && { label }), role, groups: groupsOf(groups) };
    return { payload: { ...payload, ...given } as Event["payload"] };
  });
  const reportedIds = payloads.flatMap((payload, at) => (all[at]?.wasReported && "id" in payload ? [payload.id] : []));
  const reported = new Set(reportedIds.length > 0 ? await rows.reportedNow(reportedIds) : []);
  return told.map((it, at) => {
    const { payload, ...untold } = all[at] ?? {};
    return it && { ...it, ...untold, ...(payload && "id" in payload && reported.has(payload.id) && REPORTED) };
  });
}

const REPORTED = { reported: true } as const;

function apart({ sent_away, about, reported: wasReported, ...payload }: Event["payload"] & Untold) {
  return {
    payload: payload as Event["payload"],
    ...(sent_away && { sent_away }),
    ...(about && { about }),
    ...(wasReported && { wasReported }),
  };
}

type Update = Extract<Event["payload"], { message: "update" }>;

/** The hand is told as it is now. An update of an earlier version does not name the moderators' group. */
function asItStands(update: Update, { row, change }: Stands): Update {
  const { control, chat } = update.module_data;
  const { hand_updated_at: _, ...rest } = control;
  const display_name = change?.new_name ?? row?.display_name ?? control.display_name;
  const now = { ...rest, display_name, ...handOf(row === undefined ? {} : memberOf(row)) };
  const groups = groupsIn(control.role, chat.groups);
  const module_data = { ...update.module_data, control: now, chat: { ...chat, groups } };
  return { ...update, module_data, ...(change && { old_name: change.old_name }) };
}

type Stands = { readonly row: ParticipantRow | undefined; readonly change: NameChangeRow | undefined };
type Renaming = Extract<Event["payload"], { message: "display_name_changed" }>;

/** News of a name has nothing to tell once the names are erased; the log still tells that there was another. */
function withChange(payload: Renaming, change: NameChangeRow | undefined): Stored {
  if (change === undefined) return { payload, isOvertaken: true };
  const { old_name, new_name } = change;
  return { payload: { ...payload, old_name, new_name } };
}

async function nameChangesOf(rows: ReadRows, room_id: Id, entries: readonly Entry[]) {
  const numbers = entries.map(({ number }) => number);
  const found = await rows.nameChanges(room_id, Math.min(...numbers), Math.max(...numbers));
  return new Map(found.map((row) => [row.number, row]));
}

type OfFilters = Extract<Event["payload"], { message: "filters_changed" }>;

function isOfFilters(payload: Event["payload"]): payload is OfFilters {
  return payload.message === "filters_changed";
}

/** The words are read first: newer ones are told by an event of their own. */
async function newestFilters(rows: ReadRows, room_id: Id) {
  const filters = await rows.filters(room_id);
  const room = await rows.room(room_id);
  return filters && { words: filters.words, at: room?.filters_at };
}

type OfBan = Extract<Event["payload"], { message: "participant_banned" }>;

function isOfBan(payload: Event["payload"]): payload is OfBan {
  return payload.message === "participant_banned";
}

type OfMessage = Extract<Event["payload"], { message: (typeof OF_MESSAGES)[number] }>;
const OF_MESSAGES = ["message_edited", "message_deleted", "message_pinned", "message_unpinned"] as const;

function isOfMessage(payload: Event["payload"]): payload is OfMessage {
  return OF_MESSAGES.some((it) => it === payload.message);
}

function ofMessage(stored: OfMessage, row: PlacedRow | undefined): Stored | undefined {
  if (row === undefined) return stored.message === "message_edited" ? undefined : onRecord(stored);
  const { source, scope, target, content, edited_at, edits, number: message_number } = row;
  const placed = { ...stored, source, scope, ...(target !== null && { target }) };
  if (stored.message !== "message_edited") return { payload: placed as OfMessage, message_number };
  return edited_at === null
    ? undefined
    : { payload: { ...placed, content, edited_at, edits } as OfMessage, message_number };
}

type OfHeld = Extract<Event["payload"], { message: "message_held" }>;

/** Its author's own event does not tell the rule. */
function ofHeld(stored: OfHeld, message: HeldMessage | undefined): Stored | undefined {
  if (message === undefined) return onRecord(stored);
  const { timestamp: _, because: __, ...rest } = message;
  return { payload: { ...stored, ...rest } };
}

/**
 * What stays of an event in the log when its message is gone: a cleared one, or one that waited. An earlier version kept
 * no author. Only messages to everyone go: of others, nobody could say who may see it.
 */
function onRecord(payload: Event["payload"]): Stored | undefined {
  const isKnown = "source" in payload && "scope" in payload && payload.scope === "global";
  return isKnown ? { payload, isOvertaken: true } : undefined;
}

function byKey<Key extends string, Row extends { readonly [K in Key]: string | null }>(rows: readonly Row[], key: Key) {
  return new Map(rows.map((row) => [row[key], row]));
}

export function withoutText(payload: Event["payload"]): LogEntry["payload"] {
  const {
    content: _,
    words: __,
    ...rest
  } = payload as { message: string; content?: string; words?: readonly string[] };
  return rest;
}

/** A greater number than any of a room comes after all of them. */
export function numberFrom(digits: string): number {
  return Math.min(Number(digits), GREATEST);
}
