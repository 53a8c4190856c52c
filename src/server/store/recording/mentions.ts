import type { Mentions } from "../../../protocol";

/** The stored form of a message's mentions; `null` for none. */
export function mentionsIn({ mentions, mention_groups, mention_all }: Mentions): string | null {
  const isEmpty = mentions === undefined && mention_groups === undefined && mention_all === undefined;
  return isEmpty ? null : JSON.stringify({ mentions, mention_groups, mention_all });
}
