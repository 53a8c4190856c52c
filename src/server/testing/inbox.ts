/** A queue of received items. */
export class Inbox<Item> {
  readonly #items: Item[] = [];
  #waiting: ((item: Item) => void)[] = [];

  put(item: Item): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#items.push(item);
    else waiting(item);
  }

  get rest(): readonly Item[] {
    return this.#items;
  }

  clear(): void {
    this.#items.length = 0;
  }

  /** The next item; rejects after the timeout. */
  next(what: string, patience = 20_000): Promise<Item> {
    const [item] = this.#items.splice(0, 1);
    if (item !== undefined) return Promise.resolve(item);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((it) => it !== take);
        reject(new Error(`waited ${patience} ms in vain for ${what}`));
      }, patience);
      const take = (taken: Item) => {
        clearTimeout(timer);
        resolve(taken);
      };
      this.#waiting.push(take);
    });
  }
}
