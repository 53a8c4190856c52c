import { v4 as uuid } from "uuid";
import type { StoreApi } from "zustand/vanilla";
import { type Envelope, type Refusal, type StoredMessage, timestampAt } from "../../../protocol";
import type { View } from "../../../room/view";
import type { Reacting } from "../state/reacting";
import { folded, type SessionState } from "../state/state";
import type { Outbox } from "./outbox";

type Parts = { readonly store: StoreApi<SessionState>; readonly outbox: Outbox };

export type Failure = { readonly error: Refusal } | { readonly cause: unknown };
export type Wish = Reacting & { readonly onRefused: (failure: Failure) => void };
type Held = Wish & { /** The command under way. */ readonly transaction_id?: string | undefined };

/** Shown at once, and sent as soon as the user is in the room. Only the last state of each counts. */
export class OwnReactions {
  readonly #parts: Parts;
  readonly #wishes = new Map<string, Held>();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.store.subscribe(({ connection }, before) => {
      if (connection !== before.connection && connection.state === "joined") this.#arrive();
    });
  }

  want(wish: Wish): void {
    const key = keyOf(wish);
    this.#wishes.set(key, { ...wish, transaction_id: this.#wishes.get(key)?.transaction_id });
    this.#show();
    this.#post(key);
  }

  /** The fresh view tells what became of the commands that were under way. */
  #arrive(): void {
    for (const [key, { transaction_id, ...wish }] of this.#wishes) {
      if (transaction_id !== undefined) this.#parts.outbox.forget(transaction_id);
      this.#wishes.set(key, wish);
      this.#post(key);
    }
  }

  #post(key: string): void {
    const { connection, view } = this.#parts.store.getState();
    const wish = this.#wishes.get(key);
    if (!wish || !view || connection.state !== "joined" || wish.transaction_id !== undefined) return;
    const message = messageIn(view, wish);
    if (message === undefined || ownOf(message).has(wish.reaction) === wish.on) this.#drop(key);
    else void this.#send(key, wish);
  }

  async #send(key: string, wish: Wish): Promise<void> {
    const transaction_id = uuid();
    this.#wishes.set(key, { ...wish, transaction_id });
    const { message_id, reaction, on } = wish;
    const payload = { action: on ? ("react" as const) : ("unreact" as const), message_id, reaction };
    const failure = await this.#parts.outbox
      .send({ namespace: "messages", payload }, { lane: `reactions ${message_id}`, transaction_id })
      .then(
        (receipt) => ("error" in receipt && receipt.error !== "nothing_to_do" ? { error: receipt.error } : undefined),
        (cause: unknown) => ({ cause }),
      );
    const now = this.#wishes.get(key);
    if (now?.transaction_id !== transaction_id) return;
    if (failure === undefined) {
      this.#confirm(wish);
      this.#wishes.set(key, { ...now, transaction_id: undefined });
      this.#post(key);
    } else {
      this.#drop(key);
      now.onRefused(failure);
    }
  }

  /** The event may come a moment after the receipt: it changes nothing then. */
  #confirm({ message_id, reaction, on }: Wish): void {
    const { store } = this.#parts;
    const { view } = store.getState();
    const message = view && messageIn(view, { message_id });
    if (message === undefined) return;
    const own = ownOf(message);
    if (on) own.add(reaction);
    else own.delete(reaction);
    const payload = { message: "own_reactions" as const, id: message_id, reactions: [...own] };
    const event: Envelope = { namespace: "messages", timestamp: timestampAt(Date.now()), payload };
    store.setState((state) => folded(state, event), true);
  }

  #drop(key: string): void {
    this.#wishes.delete(key);
    this.#show();
  }

  #show(): void {
    const reacting = [...this.#wishes.values()].map(({ message_id, reaction, on }) => ({ message_id, reaction, on }));
    this.#parts.store.setState({ reacting });
  }
}

function keyOf({ message_id, reaction }: Pick<Reacting, "message_id" | "reaction">): string {
  return `${message_id} ${reaction}`;
}

function messageIn({ chat }: View, { message_id }: Pick<Reacting, "message_id">): StoredMessage | undefined {
  for (const { messages } of Object.values(chat.conversations)) {
    const message = messages.findLast(({ id }) => id === message_id);
    if (message !== undefined) return message;
  }
  return undefined;
}

function ownOf({ reactions = [] }: StoredMessage): Set<string> {
  return new Set(reactions.flatMap(({ reaction, mine }) => (mine ? [reaction] : [])));
}
