import type { Id, ModerationState, Timestamp } from "../../../src/protocol";
import { type Deed, isRefused } from "../../evidence/deeds";
import type { Evidence } from "../../evidence/evidence";
import type { Numbered } from "../../evidence/ledger";
import { isBlocked } from "../../evidence/moderation/filters";
import type { Stream } from "../../evidence/streams";
import { Timeline } from "../../evidence/timeline";

type Update = Extract<Numbered["event"]["payload"], { message: "update" }>;
type Renaming = Extract<Numbered["event"]["payload"], { message: "display_name_changed" }>;
type Restrictions = ModerationState["display_name_change_restrictions"];

/**
 * A name that a moderator gives to somebody stays until a moderator gives another. Nobody changes their own name while
 * muted or restricted, nor to one with a blocked word; nobody has the name of somebody else; all are shown the same.
 */
export function* names(evidence: Evidence): Generator<string> {
  const { deeds, ledger, streams } = evidence;
  const restricted = restrictionsIn(ledger.events.values());
  const wishes = deeds.filter((deed) => deed.command.payload.action === "change_display_name" && !isRefused(deed));
  const owner = ownerIn(streams.all);
  for (const { number, timestamp, event } of ledger.events.values()) {
    const { payload } = event;
    if (payload.message === "display_name_changed") yield* faultsOf(evidence, { number, payload, wishes, owner });
    if (payload.message !== "update" || payload.old_name === undefined) continue;
    const { id, old_name } = payload;
    const before = evidence.names.get(id)?.at(number - 1);
    if (before === undefined) continue;
    const name = `the new name of ${id} (${number})`;
    if (before.name !== old_name) yield `${name} comes after ${old_name}, and it was ${before.name}`;
    const next = ledger.events.get(number + 1)?.event.payload;
    const isGiven = next?.message === "display_name_changed" && next.target === id && next.issued_by !== id;
    if (isGiven) continue;
    if (before.isGiven) yield `${name} is their own, and a moderator had given them another`;
    yield* ownFaults(evidence, { name, payload, number, timestamp, restrictions: restricted.at(number - 1) });
  }
  for (const stream of streams.all) yield* shownTo(evidence, stream);
}

type Own = {
  readonly name: string;
  readonly payload: Update;
  readonly number: number;
  readonly timestamp: Timestamp;
  readonly restrictions: Restrictions | undefined;
};

/** The faults of a name that somebody has given themselves, by a command or on joining. */
function* ownFaults({ filters, mutes, standings }: Evidence, it: Own): Generator<string> {
  const { name, payload, number, timestamp, restrictions } = it;
  const { id } = payload;
  if (mutes.at(id, number - 1, timestamp)) yield `${name} is their own, and they were muted`;
  if (standings.get(id)?.at(number - 1)?.role === "moderator") return;
  if (restrictions?.type === "enabled" && !restrictions.unrestricted_participants.includes(id))
    yield `${name} is their own, and they were to keep theirs`;
  const blocked = filters.at(number - 1);
  if (blocked === undefined || blocked === "unknown") return;
  if (isBlocked(payload.module_data.control.display_name, blocked.words)) yield `${name} has a blocked word`;
}

type Named = {
  readonly number: number;
  readonly payload: Renaming;
  readonly wishes: readonly Deed[];
  readonly owner: Id | undefined;
};

/** The faults of a new name that somebody has asked for. */
function* faultsOf({ ledger, standings }: Evidence, { number, payload, wishes, owner }: Named): Generator<string> {
  const { target, issued_by, old_name, new_name } = payload;
  const name = `the name ${new_name} of ${target} (${number})`;
  const before = ledger.events.get(number - 1)?.event.payload;
  if (before !== undefined) {
    const isTold = before.message === "update" && before.id === target && before.old_name === old_name;
    if (!isTold || before.module_data.control.display_name !== new_name) yield `${name} follows no news of it`;
  }
  const isAsked = ({ who, command: { payload: it } }: Deed) =>
    it.action === "change_display_name" && who === issued_by && it.target === target && isSame(it.new_name, new_name);
  if (!wishes.some(isAsked)) yield `${name} was not asked for by ${issued_by}`;
  if (issued_by === target) return;
  const roleOf = (id: Id) => standings.get(id)?.at(number - 1)?.role;
  if (roleOf(issued_by) !== "moderator") yield `${name} is of somebody who was no moderator`;
  if (target === owner) yield `${name} is the owner's, and somebody else gave it`;
  if (roleOf(target) === "moderator" && issued_by !== owner) yield `${name} is a moderator's, and no owner gave it`;
}

/** A name may get a mark, where somebody else has it. */
function isSame(wanted: string, given: string): boolean {
  return given === wanted || (given.startsWith(`${wanted} (`) && given.endsWith(")"));
}

function* shownTo({ names: all }: Evidence, { who, device, first }: Stream): Generator<string> {
  const { payload } = first.envelope;
  if (payload.message !== "join_success") return;
  const where = `the join_success of ${device} at ${first.id}`;
  const own = all.get(who)?.at(first.id);
  const isGiven = payload.module_data.moderation?.name_is_given === true;
  if (own !== undefined && own.isGiven !== isGiven) yield `${where} is wrong about whose choice their name is`;
  const shown = [
    { id: who, name: payload.display_name },
    ...payload.participants.map(({ id, module_data }) => ({ id, name: module_data.control.display_name })),
  ];
  const taken = new Map<string, Id>();
  for (const { id, name } of shown) {
    const stood = all.get(id)?.at(first.id)?.name;
    if (stood !== undefined && stood !== name) yield `${where} calls ${id} ${name}, and it was ${stood}`;
    const other = taken.get(name);
    if (other !== undefined && other !== id) yield `${where} shows two people of the name ${name}`;
    taken.set(name, id);
  }
}

function restrictionsIn(events: Iterable<Numbered>): Timeline<Restrictions> {
  const restrictions = new Timeline<Restrictions>();
  for (const { number, event } of events) {
    const { payload } = event;
    if (payload.message === "display_name_change_restrictions_disabled")
      restrictions.note(number, { type: "disabled" });
    if (payload.message === "display_name_change_restrictions_enabled")
      restrictions.note(number, {
        type: "enabled",
        unrestricted_participants: payload.unrestricted_participants,
      });
  }
  return restrictions;
}

function ownerIn(streams: readonly Stream[]): Id | undefined {
  return streams.find(
    ({ first: { envelope } }) => envelope.payload.message === "join_success" && envelope.payload.is_room_owner,
  )?.who;
}
