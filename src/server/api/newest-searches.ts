import type { Connection } from "../client/connection";

/** Calls a search off when its client is gone or asks anew: tRPC tells of that over HTTP alone. */
export class NewestSearches {
  readonly #newest = new WeakMap<Connection, { current: AbortController }>();

  begin(connection: Connection): AbortSignal {
    const known = this.#newest.get(connection);
    const current = new AbortController();
    if (known === undefined) {
      const newest = { current };
      this.#newest.set(connection, newest);
      connection.once("close", () => newest.current.abort());
    } else {
      known.current.abort();
      known.current = current;
    }
    return current.signal;
  }
}
