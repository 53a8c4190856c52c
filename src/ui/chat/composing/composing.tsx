import { createContext, useContext, useMemo } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Addressee, Id } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { keep, kept } from "../../browser/local-storage";
import { placeOfDrafts } from "../../client/drafts";
import type { Elements } from "../../kit/words/elements";

export type Composing = {
  readonly reply_to?: Id;
  /** The own message that is being edited; the draft waits meanwhile. */
  readonly editing?: Id;
};

const NOTHING: Composing = {};

/** The answered message is a part of the draft, and kept with it. */
export class Composers {
  readonly #place: string;
  readonly store: StoreApi<Readonly<Record<string, Composing>>> = createStore(() => ({}));

  constructor(room_id: Id) {
    this.#place = `${placeOfDrafts(room_id)}reply.`;
  }

  of(to: Addressee): Composing {
    const key = keyOf(to);
    const known = this.store.getState()[key];
    if (known) return known;
    const reply_to = kept(this.#place + key);
    return reply_to === undefined ? NOTHING : { reply_to };
  }

  reply(to: Addressee, reply_to: Id | undefined): void {
    keep(this.#place + keyOf(to), reply_to);
    this.store.setState({ [keyOf(to)]: { reply_to } });
  }

  edit(to: Addressee, editing: Id | undefined): void {
    this.store.setState({ [keyOf(to)]: { ...this.of(to), editing } });
  }
}

const ComposersContext = createContext<Composers | undefined>(undefined);

export function ComposersProvider({ room_id, children }: { room_id: Id; children: Elements }) {
  const composers = useMemo(() => new Composers(room_id), [room_id]);
  return <ComposersContext value={composers}>{children}</ComposersContext>;
}

export function useComposers(): Composers {
  const composers = useContext(ComposersContext);
  if (!composers) throw new Error("there is no <ComposersProvider> around this");
  return composers;
}

export function useComposing(to: Addressee): Composing {
  const composers = useComposers();
  const own = useStore(composers.store, (all) => all[keyOf(to)]);
  return own ?? composers.of(to);
}
