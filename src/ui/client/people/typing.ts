import { createStore, type StoreApi } from "zustand/vanilla";
import {
  type Addressee,
  type Envelope,
  type Id,
  MAX_HERE_FOR_TYPING,
  TYPING_EVERY_SECONDS,
  TYPING_SHOWN_SECONDS,
} from "../../../protocol";
import { addresseeFor, countHere, keyOf, type View } from "../../../room/view";
import { keep, kept, onKeptElsewhere } from "../../browser/local-storage";
import type { SessionState } from "../state/state";

/** A little more than the server asks for, which drops what comes too early. */
const EVERY_MS = TYPING_EVERY_SECONDS * 1_000 + 500;
const SHOWN_MS = TYPING_SHOWN_SECONDS * 1_000;

/** Without this choice nothing is told and nothing shown. */
const KEPT_AS = "parley.typing";
const OFF = "off";

type Parts = {
  readonly state: () => SessionState;
  /** Sends past the outbox: a word of the moment is not worth repeating. */
  readonly send: (to: Addressee) => Promise<unknown>;
  readonly now?: () => number;
};

type State = {
  readonly isOn: boolean;
  /** By conversation, in the order in which they began. */
  readonly typists: Readonly<Record<string, readonly Id[]>>;
};

export class Typing {
  readonly store: StoreApi<State> = createStore<State>(() => ({ isOn: isKeptOn(), typists: {} }));
  readonly #parts: Parts;
  readonly #told = new Map<string, number>();
  readonly #ends = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  attach(): () => void {
    return onKeptElsewhere((key) => (key ?? KEPT_AS) === KEPT_AS && this.#set({ isOn: isKeptOn() }));
  }

  choose(isOn: boolean): void {
    keep(KEPT_AS, isOn ? undefined : OFF);
    this.#set({ isOn });
  }

  typed(to: Addressee): void {
    const { view, connection } = this.#parts.state();
    if (!this.store.getState().isOn || connection.state !== "joined" || !view || !isHeard(view, to)) return;
    const { now = () => performance.now() } = this.#parts;
    const key = keyOf(to);
    const told = this.#told.get(key);
    if (told !== undefined && now() - told < EVERY_MS) return;
    this.#told.set(key, now());
    // A refusal concerns nobody: the message itself will have one.
    this.#parts.send(to).catch(() => {});
  }

  hear({ payload }: Envelope, self: Id): void {
    if (payload.message === "typing") this.#begin(keyOf(addresseeFor(self, payload)), payload.source);
    if (payload.message === "message_sent") this.#end(keyOf(addresseeFor(self, payload)), payload.source);
    if (payload.message === "left") for (const key of this.#conversations()) this.#end(key, payload.id);
    if (["chat_disabled", "join_success", "resumed"].includes(payload.message)) this.end();
  }

  end(): void {
    for (const timer of this.#ends.values()) clearTimeout(timer);
    this.#ends.clear();
    if (this.#conversations().length > 0) this.#set({ typists: {} });
  }

  #begin(key: string, source: Id): void {
    const name = `${key} ${source}`;
    clearTimeout(this.#ends.get(name));
    this.#ends.set(
      name,
      setTimeout(() => this.#end(key, source), SHOWN_MS),
    );
    const { [key]: before = [], ...others } = this.store.getState().typists;
    if (!before.includes(source)) this.#set({ typists: { ...others, [key]: [...before, source] } });
  }

  #end(key: string, source: Id): void {
    const name = `${key} ${source}`;
    if (!this.#ends.has(name)) return;
    clearTimeout(this.#ends.get(name));
    this.#ends.delete(name);
    const { [key]: before = [], ...others } = this.store.getState().typists;
    const after = before.filter((id) => id !== source);
    this.#set({ typists: after.length > 0 ? { ...others, [key]: after } : others });
  }

  #conversations(): string[] {
    return Object.keys(this.store.getState().typists);
  }

  #set(change: Partial<State>): void {
    this.store.setState(change);
  }
}

function isKeptOn(): boolean {
  return kept(KEPT_AS) !== OFF;
}

function isHeard(view: View, to: Addressee): boolean {
  if (to.scope === "private" && to.target === view.self.id) return false;
  return view.rules.typing && view.chat.enabled && countHere(view) <= MAX_HERE_FOR_TYPING;
}
