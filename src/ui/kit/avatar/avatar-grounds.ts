import { createContext } from "react";

/** White letters have a contrast of 4.5:1 on each. None is teal or violet: these say "to a group" and "privately". */
export const GROUNDS = [
  "bg-[#2f6f9f]",
  "bg-[#9a5b1e]",
  "bg-[#56741d]",
  "bg-[#a02c62]",
  "bg-[#8c3b2f]",
  "bg-[#4f6577]",
  "bg-[#7c6512]",
  "bg-[#2f7546]",
  "bg-[#b0353f]",
  "bg-[#3b56b0]",
  "bg-[#6b5546]",
  "bg-[#5d5d66]",
] as const;

/** The colours of the people on a page: each keeps theirs, and two share one only when all are taken. */
export class AvatarGrounds {
  readonly #given = new Map<string, number>();
  readonly #uses = GROUNDS.map(() => 0);

  /** @param id the participant's; it chooses the colour where that is free */
  of(id: string): string {
    let index = this.#given.get(id);
    if (index === undefined) {
      const wish = hash(id) % GROUNDS.length;
      const fewest = Math.min(...this.#uses);
      const free = GROUNDS.map((_, step) => (wish + step) % GROUNDS.length);
      index = free.find((it) => this.#uses[it] === fewest) ?? wish;
      this.#given.set(id, index);
      this.#uses[index] = (this.#uses[index] ?? 0) + 1;
    }
    return GROUNDS[index] ?? GROUNDS[0];
  }
}

export const AvatarGroundsContext = createContext<AvatarGrounds | undefined>(undefined);

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
  return sum;
}
