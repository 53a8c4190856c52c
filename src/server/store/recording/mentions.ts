import type { Mentions } from "../../../protocol";

export function mentionsIn({ mentions, mention_groups, mention_all }: Mentions): string | null {
  const isEmpty = mentions === undefined && mention_groups === undefined && mention_all === undefined;
  return isEmpty ? null : JSON.stringify({ mentions, mention_groups, mention_all });
}
