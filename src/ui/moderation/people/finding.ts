import { givenAmong, matcherOf, type Participant } from "../../../protocol";

export function found(people: readonly Participant[], search: string, roleOf: (it: Participant) => string) {
  const matches = matcherOf(search);
  return people.filter((person) => {
    const { control, chat } = person.module_data;
    return matches([control.display_name, roleOf(person), ...givenAmong(chat.groups)].join(" "));
  });
}

/** People here before those who left, the owner and moderators before the others, then by name. */
export function ordered(people: readonly Participant[], language: string): Participant[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const name = (it: Participant) => it.module_data.control.display_name;
  return [...people].sort((one, other) => rank(one) - rank(other) || compare(name(one), name(other)));
}

/** Those whose hand is up stand first, in the order in which they raised it. */
export function handsFirst(people: readonly Participant[], raised: readonly Participant[]): Participant[] {
  const ids = new Set(raised.map(({ id }) => id));
  return [...raised, ...people.filter(({ id }) => !ids.has(id))];
}

function rank({ module_data: { control } }: Participant): number {
  const standing = control.is_room_owner ? 0 : control.role === "moderator" ? 1 : 2;
  return (control.left_at ? 10 : 0) + standing;
}
