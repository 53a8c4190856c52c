import {
  type LogEntry,
  type MessagesEvent,
  MODERATION_REASONS,
  type ModerationEvent,
  type ModerationReason,
  type Participant,
  type Resolution,
} from "../../../protocol";

export type Restriction = {
  readonly who: string;
  readonly target: string;
  readonly until?: string;
  readonly reason?: ModerationReason;
};

type Payload = LogEntry["payload"];
export type Update = Participant & { readonly old_name?: string };
export const ISSUED = [
  ...(["chat_enabled", "chat_disabled", "history_cleared", "rules_changed", "filters_changed"] as const),
  ...(["waiting_room_enabled", "waiting_room_disabled", "participants_accepted"] as const),
  ...(["raise_hands_enabled", "raise_hands_disabled", "hands_reset", "debriefing_started"] as const),
  ...(["display_name_change_restrictions_enabled", "display_name_change_restrictions_disabled"] as const),
] as const;

export function isIssued(
  payload: Payload,
): payload is Payload & { message: (typeof ISSUED)[number]; issued_by: string } {
  return ISSUED.some((it) => it === payload.message) && typeof payload.issued_by === "string";
}

export type RuleChange = { readonly field: string; readonly from: RuleValue; readonly to: RuleValue };
export type RuleValue = string | number | boolean;

/** An earlier version did not say what a rule was before. */
export function changedRules({ message, changed }: Payload): { readonly rules?: readonly RuleChange[] } {
  if (message !== "rules_changed" || !Array.isArray(changed) || !changed.every(isRuleChange)) return {};
  return { rules: changed };
}

function isRuleChange(change: unknown): change is RuleChange {
  if (typeof change !== "object" || change === null || !("field" in change && "from" in change && "to" in change))
    return false;
  return typeof change.field === "string" && [change.from, change.to].every(isRuleValue);
}

function isRuleValue(value: unknown): value is RuleValue {
  return ["string", "number", "boolean"].includes(typeof value);
}

export function manyTargets({ targets }: Payload): { readonly targets?: readonly string[] } {
  return Array.isArray(targets) && targets.every((it) => typeof it === "string") ? { targets } : {};
}

const PINS = ["message_pinned", "message_unpinned"] as const;
type PinPayload = Payload & { message: (typeof PINS)[number]; issued_by: string; source: string };

type Renaming = Extract<ModerationEvent, { message: "display_name_changed" }>;

export function isGivenName(payload: Payload): payload is Payload & Renaming {
  const { message, issued_by, target, old_name, new_name } = payload;
  // Without the names once they are erased.
  const isNamed = typeof old_name === "string" && typeof new_name === "string";
  return message === "display_name_changed" && issued_by !== target && isNamed;
}

type Resolved = Extract<MessagesEvent, { message: "report_resolved" }>;

export function isResolved(payload: Payload): payload is Payload & Resolved {
  return payload.message === "report_resolved" && RESOLUTIONS.some((it) => it === payload.resolution);
}

const RESOLUTIONS: readonly Resolution[] = ["deleted", "muted", "banned", "dismissed"];

export function isPin(payload: Payload): payload is PinPayload {
  return (
    PINS.some((it) => it === payload.message) &&
    [payload.issued_by, payload.source].every((it) => typeof it === "string")
  );
}

const SENT_AWAY = ["participant_banned", "participant_kicked", "participant_sent_back"] as const;
export const RESTRICTIONS = [
  ...SENT_AWAY,
  ...(["participant_unbanned", "chat_muted", "chat_unmuted", "messages_deleted"] as const),
  ...(["participant_accepted", "participant_declined", "message_deleted", "message_held"] as const),
  ...(["message_approved", "message_rejected", "message_reported"] as const),
] as const;
type RestrictionEvent = Extract<ModerationEvent | MessagesEvent, { message: (typeof RESTRICTIONS)[number] }>;

export function isRestriction(payload: Payload): payload is Payload & RestrictionEvent {
  return RESTRICTIONS.some((it) => it === payload.message);
}

export function isSentAway(payload: Payload): payload is Payload & RestrictionEvent {
  return SENT_AWAY.some((it) => it === payload.message);
}

/** An author who takes a message back is no moderator's act. */
export function isOwnAct({ who, target, kind }: Restriction & { readonly kind: string }): boolean {
  return who === target && ["message_deleted", "message_rejected"].includes(kind);
}

export function targetOf(event: RestrictionEvent): string {
  if ("source" in event) return event.source;
  return "target" in event ? event.target : event.participant_id;
}

/** Nobody holds a message but the room's rules: its author stands for them. */
function actorOf(event: RestrictionEvent): string {
  if ("banned_by" in event) return event.banned_by;
  if ("by" in event) return event.by;
  return "issued_by" in event ? event.issued_by : event.source;
}

export function restrictionOf(event: RestrictionEvent): Restriction {
  const until = "until" in event ? event.until : undefined;
  const reason = "reason" in event ? event.reason : undefined;
  return {
    who: actorOf(event),
    target: targetOf(event),
    ...(until !== undefined && { until }),
    // A newer server may know other reasons.
    ...(reason !== undefined && MODERATION_REASONS.includes(reason) && { reason }),
  };
}

type InvitationEvent = Extract<ModerationEvent, { message: `invitation_${string}` }>;

export function isInvitation(payload: Payload): payload is Payload & InvitationEvent {
  return payload.message === "invitation_created" || payload.message === "invitation_revoked";
}

export function isUpdate(payload: Payload): payload is Payload & Update {
  return payload.message === "update";
}
