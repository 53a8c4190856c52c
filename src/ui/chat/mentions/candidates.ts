import {
  type Addressee,
  folded,
  type Id,
  MAX_MENTIONED_GROUPS,
  MAX_MENTIONS,
  matcherOf,
  type Participant,
  wordsOf,
} from "../../../protocol";
import type { View } from "../../../room/view";
import type { Chosen } from "../../client/state/chosen";
import type { TFunction } from "../../language/translation/translate";
import { groupName } from "../../room/labels/group-name";

export type Candidate =
  | { readonly kind: "person"; readonly name: string; readonly person: Participant }
  | { readonly kind: "group"; readonly name: string; readonly group: string }
  | { readonly kind: "all"; readonly name: string };

/** More can be found by another letter. */
const MOST = 20;

type Seeking = {
  readonly to: Addressee;
  readonly query: string;
  readonly people: readonly Participant[];
  readonly t: TFunction;
  readonly chosen?: readonly Chosen[];
};

/** People who are here, people who left, groups, everybody. */
export function candidatesIn(
  { self, rules }: Pick<View, "self" | "rules">,
  { to, query, people, t, chosen = [] }: Seeking,
): Candidate[] {
  const isCalled = matching(query);
  const persons = people
    .filter((it) => canRead(it, self.id, to) && isCalled(nameOf(it)))
    .sort(byPlace(self.id, query))
    .map((person): Candidate => ({ kind: "person", name: nameOf(person), person }));
  const { groups } = self.module_data.chat;
  const everyone = t("mentions.everyone");
  const named = mentionableGroups(groups, to)
    .map((group): Candidate => ({ kind: "group", name: groupName(group, t, groups), group }))
    .filter(({ name }) => isCalled(name));
  const all = mayMentionAll({ self, rules }) && to.scope !== "private" && isCalled(everyone);
  return [
    ...(countOf(chosen, "id") < MAX_MENTIONS ? persons.slice(0, MOST) : []),
    ...(countOf(chosen, "group") < MAX_MENTIONED_GROUPS ? named : []),
    ...(all ? [{ kind: "all", name: everyone } as const] : []),
  ];
}

export function canRead({ id, module_data }: Participant, self: Id, to: Addressee): boolean {
  switch (to.scope) {
    case "global":
      return true;
    case "group":
      return module_data.chat.groups.includes(to.target);
    case "private":
      return id === self || id === to.target;
  }
}

export function mentionableGroups(own: readonly string[], to: Addressee): readonly string[] {
  switch (to.scope) {
    case "global":
      return own;
    case "group":
      return own.filter((group) => group === to.target);
    case "private":
      return [];
  }
}

export function mayMentionAll({ self, rules }: Pick<View, "self" | "rules">): boolean {
  return rules.mention_all === "everyone" || self.module_data.control.role === "moderator";
}

/** Several words are the beginning of a name, or a sentence that goes on. */
function matching(query: string): (name: string) => boolean {
  const matches = matcherOf(query);
  const isSentence = /\s/u.test(query);
  return (name) => matches(name) && (!isSentence || folded(name).includes(folded(query)));
}

/** People who are here before those who left, the user last of these; then by a word that begins so; then by name. */
function byPlace(self: Id, query: string): (one: Participant, other: Participant) => number {
  const [first = ""] = wordsOf(query);
  const rank = (it: Participant) => [
    Number(it.module_data.control.left_at !== undefined),
    Number(it.id === self),
    Number(!wordsOf(nameOf(it)).some((word) => word.startsWith(first))),
  ];
  return (one, other) => {
    const others = rank(other);
    const difference = rank(one)
      .map((it, at) => it - (others[at] ?? 0))
      .find((it) => it !== 0);
    return difference ?? nameOf(one).localeCompare(nameOf(other));
  };
}

function nameOf({ module_data }: Participant): string {
  return module_data.control.display_name;
}

function countOf(chosen: readonly Chosen[], kind: "id" | "group"): number {
  return chosen.filter((it) => kind in it).length;
}
