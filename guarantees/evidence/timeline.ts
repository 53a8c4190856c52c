export class Timeline<Value> {
  readonly #changes: { readonly from: number; readonly value: Value }[] = [];
  #sorted = true;

  note(from: number, value: Value): void {
    this.#changes.push({ from, value });
    this.#sorted = false;
  }

  /** The value after the event of this number; `undefined` before the first. */
  at(number: number): Value | undefined {
    if (!this.#sorted) this.#changes.sort((one, other) => one.from - other.from);
    this.#sorted = true;
    return this.#changes[countUpTo(this.#changes, number, ({ from }) => from) - 1]?.value;
  }

  /** True if the condition holds at some point from one number to another, both included. */
  ever(from: number, to: number, holds: (value: Value) => boolean): boolean {
    const first = this.at(from);
    if (first !== undefined && holds(first)) return true;
    return this.#changes.some((it) => it.from > from && it.from <= to && holds(it.value));
  }
}

/** The count of sorted items that are not above a number, or a time. */
export function countUpTo<Item, Key extends number | string>(
  items: readonly Item[],
  key: Key,
  of: (item: Item) => Key,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (of(items[middle] as Item) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

const itself = (number: number) => number;

/** The greatest of sorted numbers that is not above a number; 0 without one. */
export function lastUpTo(numbers: readonly number[], number: number): number {
  return numbers[countUpTo(numbers, number, itself) - 1] ?? 0;
}

/** The smallest of sorted numbers that is above a number; infinity without one. */
export function firstAfter(numbers: readonly number[], number: number): number {
  return numbers[countUpTo(numbers, number, itself)] ?? Number.POSITIVE_INFINITY;
}
