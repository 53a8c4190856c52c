import { createContext, useContext } from "react";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { keep, kept } from "../kit/keepsake";

type Listener = (text: string) => void;

/** What one has begun to write in a room, for each conversation; it outlives a reload. */
export class Drafts {
  readonly #room_id: string;
  readonly #listeners = new Map<string, Listener>();
  readonly #released = new Map<string, string>();

  constructor(room_id: string) {
    this.#room_id = room_id;
  }

  read(to: Addressee): string {
    const text = kept(this.#place(to)) ?? "";
    return text === this.#released.get(keyOf(to)) ? "" : text;
  }

  write(to: Addressee, text: string): void {
    this.#released.delete(keyOf(to));
    keep(this.#place(to), text === "" ? undefined : text);
  }

  /** Lets a draft go, of which something else has been made. Until that is safe a crash still brings the draft back. */
  async release(to: Addressee, isSafe: Promise<void>): Promise<void> {
    const text = this.read(to);
    this.#released.set(keyOf(to), text);
    await isSafe;
    if (this.#released.get(keyOf(to)) === text) this.write(to, "");
  }

  /** Puts a text before what is being written. */
  prepend(to: Addressee, text: string): void {
    const before = this.read(to);
    this.write(to, before === "" ? text : `${text}\n${before}`);
    this.#listeners.get(keyOf(to))?.(this.read(to));
  }

  /** The field in which the draft stands hears of what others put into it. */
  listen(to: Addressee, listener: Listener): () => void {
    this.#listeners.set(keyOf(to), listener);
    return () => this.#listeners.delete(keyOf(to));
  }

  #place(to: Addressee): string {
    return `parley.draft.${this.#room_id}.${keyOf(to)}`;
  }
}

export const DraftsContext = createContext<Drafts | undefined>(undefined);

export function useDrafts(): Drafts {
  const drafts = useContext(DraftsContext);
  if (!drafts) throw new Error("there are no drafts around this");
  return drafts;
}
