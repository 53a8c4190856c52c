import {
  givenAmong,
  type LogEntry,
  type MessagesEvent,
  MODERATION_REASONS,
  type ModerationEvent,
  type ModerationReason,
  type Participant,
  type Role,
} from "../../../protocol";

export type Happening = { readonly id: string; readonly timestamp: string } & (
  | { readonly kind: (typeof ISSUED)[number]; readonly who: string }
  | {
      readonly kind: "message_pinned" | "message_announced" | "message_unpinned";
      readonly who: string;
      readonly author: string;
    }
  | ({ readonly kind: (typeof RESTRICTIONS)[number] } & Restriction)
  | ({
      readonly kind: "invitation_created" | "invitation_revoked";
      /** Absent for an owner who had not joined yet. */
      readonly who?: string;
    } & Given)
  | {
      readonly kind: "changed";
      readonly name: string;
      readonly changes: readonly Change[];
    }
);

/** A moderator has restricted somebody, or lifted that. */
export type Restriction = {
  readonly who: string;
  readonly target: string;
  /** The end of a mute. */
  readonly until?: string;
  readonly reason?: ModerationReason;
};

export type Given = { readonly label?: string; readonly role: Role; readonly groups: readonly string[] };

/** A change of a person. `groups` is set when the groups before are not known. */
export type Change =
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "added" | "removed" | "groups"; readonly groups: readonly string[] }
  | { readonly kind: "renamed"; readonly before: string };

/**
 * An `update` tells how somebody is: the change shows beside the one before it. A `role_updated` follows an update that
 * changed the role, and says nothing further; so does what sends a moderator away, who is told nothing of the role.
 */
export function happenings(log: readonly LogEntry[]): Happening[] {
  const before = new Map<string, Participant>();
  const roleChanged = new Set(log.filter(({ payload }) => payload.message === "role_updated").map(({ id }) => id));
  const sentAway = new Map(
    log.flatMap(({ id, payload }) => (isSentAway(payload) ? [[id, targetOf(payload)] as const] : [])),
  );
  const lines: Happening[] = [];
  for (const { id, timestamp, payload } of log.toReversed()) {
    if (isIssued(payload)) lines.push({ id, timestamp, kind: payload.message, who: payload.issued_by });
    if (isPin(payload)) {
      const kind = payload.announcement === true ? "message_announced" : payload.message;
      lines.push({ id, timestamp, kind, who: payload.issued_by, author: payload.source });
    }
    if (isRestriction(payload)) lines.push({ id, timestamp, kind: payload.message, ...restrictionOf(payload) });
    if (isInvitation(payload)) {
      const { message, label, role, groups, issued_by } = payload;
      lines.push({ id, timestamp, kind: message, who: issued_by, label, role, groups });
    }
    if (!isUpdate(payload)) continue;
    const next = String(Number(id) + 1);
    const known = before.get(payload.id);
    const { role } = payload.module_data.control;
    const isSent = sentAway.get(next) === payload.id && known?.module_data.control.role !== role;
    const changes = changesOf(payload, known, roleChanged.has(next) || isSent);
    if (payload.old_name !== undefined) changes.unshift({ kind: "renamed", before: payload.old_name });
    before.set(payload.id, payload);
    lines.push({ id, timestamp, kind: "changed", name: payload.module_data.control.display_name, changes });
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

type Payload = LogEntry["payload"];
type Update = Participant & { readonly old_name?: string };
const ISSUED = [
  ...(["chat_enabled", "chat_disabled", "history_cleared", "rules_changed", "filters_changed"] as const),
  ...(["waiting_room_enabled", "waiting_room_disabled", "participants_accepted"] as const),
  ...(["raise_hands_enabled", "raise_hands_disabled", "hands_reset", "debriefing_started"] as const),
  ...(["display_name_change_restrictions_enabled", "display_name_change_restrictions_disabled"] as const),
] as const;

function isIssued(payload: Payload): payload is Payload & { message: (typeof ISSUED)[number]; issued_by: string } {
  return ISSUED.some((it) => it === payload.message) && typeof payload.issued_by === "string";
}

const PINS = ["message_pinned", "message_unpinned"] as const;
type PinPayload = Payload & { message: (typeof PINS)[number]; issued_by: string; source: string };

function isPin(payload: Payload): payload is PinPayload {
  return (
    PINS.some((it) => it === payload.message) &&
    [payload.issued_by, payload.source].every((it) => typeof it === "string")
  );
}

const SENT_AWAY = ["participant_banned", "participant_kicked", "participant_sent_back"] as const;
const RESTRICTIONS = [
  ...SENT_AWAY,
  ...(["participant_unbanned", "chat_muted", "chat_unmuted", "messages_deleted"] as const),
  ...(["participant_accepted", "participant_declined"] as const),
] as const;
type RestrictionEvent = Extract<ModerationEvent | MessagesEvent, { message: (typeof RESTRICTIONS)[number] }>;

function isRestriction(payload: Payload): payload is Payload & RestrictionEvent {
  return RESTRICTIONS.some((it) => it === payload.message);
}

function isSentAway(payload: Payload): payload is Payload & RestrictionEvent {
  return SENT_AWAY.some((it) => it === payload.message);
}

function targetOf(event: RestrictionEvent): string {
  if ("source" in event) return event.source;
  return "target" in event ? event.target : event.participant_id;
}

function restrictionOf(event: RestrictionEvent): Restriction {
  const until = "until" in event ? event.until : undefined;
  const reason = "reason" in event ? event.reason : undefined;
  return {
    who: "banned_by" in event ? event.banned_by : event.issued_by,
    target: targetOf(event),
    ...(until !== undefined && { until }),
    // A newer server may know other reasons.
    ...(reason !== undefined && MODERATION_REASONS.includes(reason) && { reason }),
  };
}

type InvitationEvent = Extract<ModerationEvent, { message: `invitation_${string}` }>;

function isInvitation(payload: Payload): payload is Payload & InvitationEvent {
  return payload.message === "invitation_created" || payload.message === "invitation_revoked";
}

function isUpdate(payload: Payload): payload is Payload & Update {
  return payload.message === "update";
}
