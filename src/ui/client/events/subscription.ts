import type { Envelope } from "../../../protocol";
import { understood } from "../state/understood";
import { badRequestOf, type Connection } from "../transport/connection";
import type { Client } from "../transport/links";

/** The server itself failed, or an earlier session is not gone yet: the client tries again, ever more slowly. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

export type Entry = { readonly room_id: string; readonly display_name: string; readonly invite?: string };

type Handlers = {
  readonly onEvent: (envelope: Envelope) => void;
  readonly onConnection: (connection: Connection) => void;
};

/** It comes back by itself, unless the server refuses it. */
export class Subscription {
  readonly #client: Client;
  readonly #entry: Entry;
  readonly #handlers: Handlers;
  #subscription: { unsubscribe: () => void } | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #lastEventId: string | undefined;
  #name: string;
  #input: { display_name: string } | undefined;

  constructor(client: Client, entry: Entry, handlers: Handlers) {
    this.#client = client;
    this.#entry = entry;
    this.#handlers = handlers;
    this.#name = entry.display_name;
    this.begin();
  }

  begin(): void {
    this.end();
    const { onEvent, onConnection } = this.#handlers;
    // tRPC's client names the last event by itself after a lost connection, but not in a new subscription.
    const input = { ...this.#entry, display_name: this.#name, ask_if_taken: true, lastEventId: this.#lastEventId };
    this.#input = input;
    const subscription = this.#client.signaling.session.subscribe(input, {
      onData: ({ id, data }) => {
        this.#failures = 0;
        this.#lastEventId = id;
        const event = understood(data);
        if (event !== undefined) onEvent(event);
      },
      onConnectionStateChange: ({ state, error }) => {
        if (state === "connecting" && error) onConnection(lost());
      },
      onError: (error) => this.#subscription === subscription && this.#failed(error),
      onComplete: () => this.#subscription === subscription && onConnection({ state: "ended" }),
    });
    this.#subscription = subscription;
  }

  /** Keeps a new name over a lost connection, after which tRPC's client sends the input as it is then. */
  comeBackAs(display_name: string): void {
    this.#name = display_name;
    if (this.#input) this.#input.display_name = display_name;
  }

  end(): void {
    clearTimeout(this.#again);
    const subscription = this.#subscription;
    this.#subscription = undefined;
    subscription?.unsubscribe();
  }

  #failed(error: unknown): void {
    const bad = badRequestOf(error);
    if (bad !== undefined && bad.reason !== "already_joined" && bad.reason !== "too_many_requests") {
      this.#handlers.onConnection({ state: "refused", ...bad });
      return;
    }
    const { retry_after_ms = 0 } = bad ?? {};
    this.#handlers.onConnection(lost(bad?.reason === "too_many_requests"));
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures++);
    this.#again = setTimeout(() => this.begin(), retry_after_ms + pause * (0.5 + Math.random()));
  }
}

function lost(isHeldOff = false): Connection {
  return { state: "reconnecting", isHeldOff };
}
