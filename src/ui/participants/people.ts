import { givenAmong, matcherOf, type Participant } from "../../protocol";

export type People = { readonly moderators: readonly Participant[]; readonly others: readonly Participant[] };

export function peopleOf(participants: readonly Participant[], sought: string, language: string): People {
  const matches = matcherOf(sought);
  const { compare } = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  const found = participants
    .filter(({ module_data: { control, chat } }) =>
      matches([control.display_name, ...givenAmong(chat.groups)].join("\n")),
    )
    .sort((one, other) => compare(nameOf(one), nameOf(other)) || compare(one.id, other.id));
  return parted(found);
}

export function parted(people: readonly Participant[]): People {
  const isModerator = ({ module_data }: Participant) => module_data.control.role === "moderator";
  return { moderators: people.filter(isModerator), others: people.filter((it) => !isModerator(it)) };
}

export function without({ moderators, others }: People, some: readonly Participant[]): People {
  const rest = (people: readonly Participant[]) => people.filter(({ id }) => !some.some((it) => it.id === id));
  return some.length === 0 ? { moderators, others } : { moderators: rest(moderators), others: rest(others) };
}

export function withoutMembers({ moderators, others }: People, group: string | undefined) {
  const isMember = ({ module_data }: Participant) => group !== undefined && module_data.chat.groups.includes(group);
  const rest = (people: readonly Participant[]) => people.filter((it) => !isMember(it));
  return { members: [...moderators, ...others].filter(isMember), moderators: rest(moderators), others: rest(others) };
}

export function groupsOf(people: readonly Participant[]): string[] {
  return [...new Set(people.flatMap(({ module_data }) => givenAmong(module_data.chat.groups)))].sort();
}

function nameOf({ module_data }: Participant): string {
  return module_data.control.display_name;
}
