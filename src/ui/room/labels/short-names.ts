import { folded, type Id } from "../../../protocol";

type Person = { readonly id: Id; readonly name: string };

/** Two who share a first name have their whole names, and so has a name that is written otherwise. */
export function shortNames(people: readonly Person[]): ReadonlyMap<Id, string> {
  const first = people.map(({ id, name }) => ({ id, name, short: firstName(name) }));
  const counts = new Map<string, number>();
  for (const { short } of first) counts.set(folded(short), (counts.get(folded(short)) ?? 0) + 1);
  return new Map(first.map(({ id, name, short }) => [id, counts.get(folded(short)) === 1 ? short : name]));
}

/** The first word that is no title, of names that are plain words: not of "Okonkwo, Chidi" nor of "Bo (2)". */
function firstName(name: string): string {
  if (/[^\p{L}\p{M}\p{Zs}.'’\-‐]/u.test(name)) return name;
  return name.split(/\s+/u).find((word) => !word.endsWith(".")) ?? name;
}
