import type { LogEntry, ModerationEvent, Participant, Role } from "../../../protocol";

export type Happening = { readonly id: string; readonly timestamp: string } & (
  | { readonly kind: "chat_enabled" | "chat_disabled" | "history_cleared"; readonly who: string }
  | {
      readonly kind: "message_pinned" | "message_announced" | "message_unpinned";
      readonly who: string;
      readonly author: string;
    }
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

export type Given = { readonly label?: string; readonly role: Role; readonly groups: readonly string[] };

/** A change of a person. `groups` is set when the groups before are not known. */
export type Change =
  | { readonly kind: "role"; readonly role: Role }
  | { readonly kind: "added" | "removed" | "groups"; readonly groups: readonly string[] }
  | { readonly kind: "renamed"; readonly before: string };

/**
 * An `update` tells how somebody is: the change shows beside the one before it. A `role_updated` follows an update that
 * changed the role, and says nothing further.
 */
export function happenings(log: readonly LogEntry[]): Happening[] {
  const before = new Map<string, Participant>();
  const roleChanged = new Set(log.filter(({ payload }) => payload.message === "role_updated").map(({ id }) => id));
  const lines: Happening[] = [];
  for (const { id, timestamp, payload } of log.toReversed()) {
    if (isIssued(payload)) lines.push({ id, timestamp, kind: payload.message, who: payload.issued_by });
    if (isPin(payload)) {
      const kind = payload.announcement === true ? "message_announced" : payload.message;
      lines.push({ id, timestamp, kind, who: payload.issued_by, author: payload.source });
    }
    if (isInvitation(payload)) {
      const { message, label, role, groups, issued_by } = payload;
      lines.push({ id, timestamp, kind: message, who: issued_by, label, role, groups });
    }
    if (!isUpdate(payload)) continue;
    const changes = changesOf(payload, before.get(payload.id), roleChanged.has(String(Number(id) + 1)));
    if (payload.old_name !== undefined) changes.unshift({ kind: "renamed", before: payload.old_name });
    before.set(payload.id, payload);
    lines.push({ id, timestamp, kind: "changed", name: payload.module_data.control.display_name, changes });
  }
  return lines.reverse();
}

function changesOf({ module_data, old_name }: Update, before: Participant | undefined, roleChanged: boolean): Change[] {
  const { control, chat } = module_data;
  const changes: Change[] = roleChanged ? [{ kind: "role", role: control.role }] : [];
  if (before === undefined && (roleChanged || old_name !== undefined)) return changes;
  if (before === undefined) return [{ kind: "groups", groups: chat.groups }];
  const was = before.module_data;
  const added = chat.groups.filter((group) => !was.chat.groups.includes(group));
  const removed = was.chat.groups.filter((group) => !chat.groups.includes(group));
  // An earlier version did not say what the name was before.
  if (was.control.display_name !== control.display_name && old_name === undefined)
    changes.push({ kind: "renamed", before: was.control.display_name });
  if (added.length > 0) changes.push({ kind: "added", groups: added });
  if (removed.length > 0) changes.push({ kind: "removed", groups: removed });
  return changes;
}

type Payload = LogEntry["payload"];
type Update = Participant & { readonly old_name?: string };
const ISSUED = ["chat_enabled", "chat_disabled", "history_cleared"] as const;

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

type InvitationEvent = Extract<ModerationEvent, { message: `invitation_${string}` }>;

function isInvitation(payload: Payload): payload is Payload & InvitationEvent {
  return payload.message === "invitation_created" || payload.message === "invitation_revoked";
}

function isUpdate(payload: Payload): payload is Payload & Update {
  return payload.message === "update";
}
