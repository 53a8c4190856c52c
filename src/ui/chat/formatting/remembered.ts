import { formatted } from "./formatted";
import type { Formatted } from "./tree";

export type Remembered = (source: string) => Formatted;

/** {@link formatted} that remembers the trees of the `most` messages that were asked for last. */
export function remembering(most: number): Remembered {
  const trees = new Map<string, Formatted>();
  return (source) => {
    const tree = trees.get(source) ?? formatted(source);
    trees.delete(source);
    trees.set(source, tree);
    for (const oldest of trees.keys()) {
      if (trees.size <= most) break;
      trees.delete(oldest);
    }
    return tree;
  };
}
