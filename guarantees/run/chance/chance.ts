import { createHash } from "node:crypto";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A source of choices. It depends on the seed and on the chooser, and not on what others do meanwhile. */
export class Chance {
  readonly #generator: ReturnType<typeof xoroshiro128plus>;

  constructor(seed: number, who: string) {
    this.#generator = xoroshiro128plus(createHash("sha256").update(`${seed} ${who}`).digest().readInt32LE());
  }

  from(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  oneOf<const Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.from(0, items.length - 1)] ?? items[0];
  }

  someOf<Item>(items: readonly Item[]): Item[] {
    return items.filter(() => this.from(0, 1) === 1);
  }

  /** One of the names, with the probability of its weight. */
  among<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let rest = this.from(
      1,
      entries.reduce((sum, [, weight]) => sum + weight, 0),
    );
    for (const [name, weight] of entries) {
      rest -= weight;
      if (rest <= 0) return name;
    }
    throw new Error("nothing to choose among");
  }
}
