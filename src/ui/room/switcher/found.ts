import { type Addressee, type Id, matcherOf, wordsOf } from "../../../protocol";
import { keyOf } from "../../../room/view";

export type Place = { readonly to: Addressee; readonly name: string; readonly unread: number };

const AT_MOST = 30;

/** Conversations come before people, and names that begin with the search first. Accents and case do not count. */
export function foundPlaces(sought: string, conversations: readonly Place[], people: readonly Place[]): Place[] {
  const matches = matcherOf(sought);
  const known = new Set(conversations.map(({ to }) => keyOf(to)));
  const all = [...conversations, ...people.filter(({ to }) => !known.has(keyOf(to)))];
  const found = all.filter(({ name }) => matches(name));
  const [first] = wordsOf(sought);
  if (first === undefined) return found.slice(0, AT_MOST);
  const rank = ({ name }: Place) => (wordsOf(name).join(" ").startsWith(wordsOf(sought).join(" ")) ? 0 : 1);
  return found.toSorted((one, other) => rank(one) - rank(other)).slice(0, AT_MOST);
}

export function personPlace(id: Id, name: string): Place {
  return { to: { scope: "private", target: id }, name, unread: 0 };
}
