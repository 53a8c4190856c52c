import { createContext, useContext } from "react";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import { keep, kept } from "../kit/keepsake";

type Listener = (text: string) => void;

/** What one has begun to write in a room, for each conversation; it outlives a reload. */
export class Drafts {
  readonly #room_id: string;
  readonly #listeners = new Map<string, Listener>();

  constructor(room_id: string) {
    this.#room_id = room_id;
  }

  read(to: Addressee): string {
    return kept(this.#place(to)) ?? "";
  }

  write(to: Addressee, text: string): void {
    keep(this.#place(to), text === "" ? undefined : text);
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
