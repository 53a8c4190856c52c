import { givenAmong, type Id, type LogEntry, type Participant, type Resolution, type Role } from "../../../protocol";
import {
  changedRules,
  type ISSUED,
  isGivenName,
  isInvitation,
  isIssued,
  isOwnAct,
  isPin,
  isResolved,
  isRestriction,
  isSentAway,
  isUpdate,
  manyTargets,
  type RESTRICTIONS,
  type Restriction,
  type RuleChange,
  restrictionOf,
  targetOf,
  type Update,
} from "./payloads";

export type Happening = { readonly id: string; readonly timestamp: string } & (
  | {
      readonly kind: (typeof ISSUED)[number];
      readonly who: string;
      readonly rules?: readonly RuleChange[];
      readonly targets?: readonly string[];
    }
  | {
      readonly kind: "message_pinned" | "message_announced" | "message_unpinned";
      readonly who: string;
      readonly author: string;
    }
  | { readonly kind: "display_name_changed"; readonly who: string; readonly before: string; readonly name: string }
  | {
      readonly kind: "report_resolved";
      readonly who: string;
      readonly resolution: Resolution;
      /** The author of the reported message. Absent where nobody knows any more. */
      readonly author?: string;
    }
  | ({ readonly kind: (typeof RESTRICTIONS)[number] } & Restriction)
  | ({
      readonly kind: "invitation_created" | "invitation_revoked";
      /** Absent for an owner who had not joined yet. */
      readonly who?: string;
    } & Given)
  | {
      readonly kind: "changed";
      /** Absent where nobody knows any more. */
      readonly who?: string;
      readonly changed: string;
      readonly name: string;
      readonly changes: readonly Change[];
    }
);

export type Given = { readonly label?: string; readonly role: Role; readonly groups: readonly string[] };

/** Of the many whom one act is about. */
export const NAMED_AT_MOST = 8;

/** A change of a person. `groups` is set when the groups before are not known. */
export type Change =
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "added" | "removed" | "groups"; readonly groups: readonly string[] }
  | { readonly kind: "renamed"; readonly before: string };

/**
 * An `update` tells how somebody is, so it is compared with the one before. A `role_updated` after it says nothing
 * further. In a log about somebody (`about`) the changes of others are not whole, so theirs are not compared.
 */
export function happenings(log: readonly LogEntry[], about?: Id): Happening[] {
  const before = new Map<string, Participant>();
  const roleChanged = new Set(log.filter(({ payload }) => payload.message === "role_updated").map(({ id }) => id));
  const named = new Set(log.filter(({ payload }) => isGivenName(payload)).map(({ id }) => id));
  const sentAway = new Map(
    log.flatMap(({ id, payload }) => (isSentAway(payload) ? [[id, targetOf(payload)] as const] : [])),
  );
  const lines: Happening[] = [];
  for (const { id, timestamp, issued_by, target, payload } of log.toReversed()) {
    if (isIssued(payload)) {
      const { message: kind, issued_by: who } = payload;
      lines.push({ id, timestamp, kind, who, ...changedRules(payload), ...manyTargets(payload) });
    }
    if (isPin(payload)) {
      const kind = payload.announcement === true ? "message_announced" : payload.message;
      lines.push({ id, timestamp, kind, who: payload.issued_by, author: payload.source });
    }
    if (isRestriction(payload)) {
      const line = { id, timestamp, kind: payload.message, ...restrictionOf(payload) };
      if (!isOwnAct(line)) lines.push(line);
    }
    if (isGivenName(payload)) {
      const { issued_by: who, old_name, new_name: name } = payload;
      lines.push({ id, timestamp, kind: payload.message, who, before: old_name, name });
    }
    if (isResolved(payload))
      lines.push({
        ...{ id, timestamp, kind: payload.message, who: payload.issued_by, resolution: payload.resolution },
        ...(target !== undefined && { author: target }),
      });
    if (isInvitation(payload)) {
      const { message, label, role, groups, issued_by } = payload;
      lines.push({ id, timestamp, kind: message, who: issued_by, label, role, groups });
    }
    if (!isUpdate(payload)) continue;
    const next = String(Number(id) + 1);
    const known = about === undefined || about === payload.id ? before.get(payload.id) : undefined;
    const { role } = payload.module_data.control;
    // Without the other entries, a changed role is known from the state before.
    const isOther = known !== undefined && known.module_data.control.role !== role;
    const isSent = sentAway.get(next) === payload.id && known === undefined;
    const changes = changesOf(payload, known, roleChanged.has(next) || isSent || isOther);
    if (payload.old_name !== undefined && !named.has(next))
      changes.unshift({ kind: "renamed", before: payload.old_name });
    before.set(payload.id, payload);
    if (named.has(next) && changes.length === 0) continue;
    lines.push({
      ...{ id, timestamp, kind: "changed", ...(issued_by !== undefined && { who: issued_by }) },
      ...{ changed: payload.id, name: payload.module_data.control.display_name, changes },
    });
  }
  return lines.reverse();
}

function changesOf({ module_data, old_name }: Update, before: Participant | undefined, roleChanged: boolean): Change[] {
  const { control, chat } = module_data;
  const groups = givenAmong(chat.groups);
  const changes: Change[] = roleChanged ? [{ kind: "role", role: control.role }] : [];
  if (before === undefined && (roleChanged || old_name !== undefined)) return changes;
  if (before === undefined) return [{ kind: "groups", groups }];
  const was = before.module_data;
  const had = givenAmong(was.chat.groups);
  const added = groups.filter((group) => !had.includes(group));
  const removed = had.filter((group) => !groups.includes(group));
  // An earlier version did not say what the name was before.
  if (was.control.display_name !== control.display_name && old_name === undefined)
    changes.push({ kind: "renamed", before: was.control.display_name });
  if (added.length > 0) changes.push({ kind: "added", groups: added });
  if (removed.length > 0) changes.push({ kind: "removed", groups: removed });
  return changes;
}

type Named = Partial<Record<"who" | "target" | "author" | "changed", string>> & {
  readonly targets?: readonly string[];
};

/** Those whose names a line says. */
export function peopleIn(line: Happening): string[] {
  const { who, target, author, changed, targets = [] }: Named = line;
  return [who, target, author, changed, ...targets.slice(0, NAMED_AT_MOST)].filter((it) => it !== undefined);
}
