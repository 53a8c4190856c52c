import { type Envelope, isKnownEvent, type Participant, type Role, refusal, role } from "../../../protocol";

/** A role that this page does not know gives nobody more than everybody has. */
const PLAIN: Role = "user";

/**
 * An event as this page can show it; `undefined` where it knows nothing of it. A tab that stays open is older than a
 * server that was updated meanwhile: what it does not know it leaves out, and shows the rest.
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
    default:
      return envelope;
  }
}

/** People as this page can show them. */
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
