import { type Envelope, isKnownEvent, isKnownRefusal, type Participant, ROLES, type Role } from "../../../protocol";

type Payload = Envelope["payload"];

/** An unknown role grants no more than everybody has. */
const PLAIN: Role = "user";

/** An open tab may be older than the server: an unknown role counts as `user`, and an unknown event is `undefined`. */
export function understood(envelope: Envelope): Envelope | undefined {
  const { namespace, payload } = envelope;
  if (!isKnownEvent({ namespace, message: payload?.message })) return undefined;
  if ("error" in payload && !isKnownRefusal(payload.error)) return undefined;
  return { ...envelope, payload: withKnownRoles(payload) } as Envelope;
}

export function understoodPeople(people: readonly Participant[]): Participant[] {
  return people.map(withKnownRole);
}

function withKnownRoles(payload: Payload): Payload {
  if ("participants" in payload)
    return { ...payload, role: knownRole(payload.role), participants: understoodPeople(payload.participants) };
  if ("role" in payload) return { ...payload, role: knownRole(payload.role) };
  if ("new_role" in payload) return { ...payload, new_role: knownRole(payload.new_role) };
  if ("module_data" in payload) return withKnownRole(payload);
  return payload satisfies WithoutRole<typeof payload>;
}

/** `never` for a type with a role in it, however deep. */
type WithoutRole<T> = [RoleIn<T>] extends [never] ? T : never;
type RoleIn<T> = T extends Role
  ? T
  : T extends readonly (infer Item)[]
    ? RoleIn<Item>
    : T extends object
      ? { [Key in keyof T]-?: RoleIn<T[Key]> }[keyof T]
      : never;

function knownRole(given: Role): Role {
  return ROLES.includes(given) ? given : PLAIN;
}

function withKnownRole<P extends Participant>(participant: P): P {
  const { control } = participant.module_data;
  const known = knownRole(control.role);
  if (known === control.role) return participant;
  return { ...participant, module_data: { ...participant.module_data, control: { ...control, role: known } } };
}
