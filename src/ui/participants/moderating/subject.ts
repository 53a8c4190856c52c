import type { Id, Participant, Role } from "../../../protocol";

export type Subject = {
  readonly id: Id;
  readonly name: string;
  readonly role: Role;
  readonly is_room_owner: boolean;
};

export function subjectOf({ id, module_data: { control } }: Participant): Subject {
  return { id, name: control.display_name, role: control.role, is_room_owner: control.is_room_owner };
}
