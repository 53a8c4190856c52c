/** So many names are told, besides the user. */
const NAMES = 8;

/** The names to tell of all who gave a reaction, and the count of the others. One name is never hidden behind a count. */
export function namedReactors(names: readonly string[], count: number): { named: readonly string[]; others: number } {
  const most = count <= NAMES + 1 ? count : NAMES;
  const named = names.slice(0, Math.max(0, most));
  return { named, others: Math.max(0, count - named.length) };
}
