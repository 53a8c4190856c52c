import { type Envelope, isKnownEvent, type Participant, type Role, refusal, role } from "../../../protocol";

/** An unknown role grants no more than everybody has. */
const PLAIN: Role = "user";

/**
 * Returns an event as this page can show it, with unknown roles as `user`; `undefined` for an event that this page does
 * not know. An open tab may be older than the server.
 */
export function understood(envelope: Envelope): Envelope | undefined {
  const { namespace, payload } = envelope;
  if (!isKnownEvent({ namespace, message: payload?.message })) return undefined;
  switch (payload.message) {
    case "join_success":
    case "resumed":
      return {
        ...envelope,
        payload: {
          ...payload,
          role: knownRole(payload.role),
          participants: understoodPeople(payload.participants),
        },
      } as Envelope;
    case "joined":
    case "update":
      return { ...envelope, payload: withKnownRole(payload) } as Envelope;
    case "role_updated":
      return { ...envelope, payload: { ...payload, new_role: knownRole(payload.new_role) } } as Envelope;
    case "error":
      return refusal.safeParse(payload.error).success ? envelope : undefined;
    case "invitation_created":
    case "invitation_revoked":
      return { ...envelope, payload: { ...payload, role: knownRole(payload.role) } } as Envelope;
    case "left":
    case "presence":
    case "flooding":
    case "message_sent":
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
    case "set_last_seen_timestamp":
    case "message_edited":
    case "message_deleted":
    case "message_pinned":
    case "message_unpinned":
    case "reactions_changed":
    case "own_reactions":
    case "typing":
      return envelope;
  }
  payload satisfies never;
}

export function understoodPeople(people: readonly Participant[]): Participant[] {
  return people.map(withKnownRole);
}

function knownRole(given: Role): Role {
  return role.options.includes(given) ? given : PLAIN;
}

function withKnownRole<P extends Participant>(participant: P): P {
  const { control } = participant.module_data;
  const known = knownRole(control.role);
  if (known === control.role) return participant;
  return { ...participant, module_data: { ...participant.module_data, control: { ...control, role: known } } };
}
