import { createContext, useContext, useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { dropAll, keep, kept, onKeptElsewhere } from "../browser/local-storage";
import type { Elements } from "../kit/words/elements";
import { type Level, type Levels, levelsIn } from "./levels";

/** All tabs of the browser have the same. */
class RoomChoices {
  readonly store: StoreApi<Levels>;
  readonly #place: string;

  constructor(room_id: string) {
    this.#place = placeOf(room_id);
    this.store = createStore(() => levelsIn(kept(this.#place)));
  }

  /** `undefined` takes a choice back. */
  choose(key: string, level: Level | undefined): void {
    const { [key]: _, ...others } = this.store.getState();
    const levels = level === undefined ? others : { ...others, [key]: level };
    keep(this.#place, Object.keys(levels).length > 0 ? JSON.stringify(levels) : undefined);
    this.store.setState(levels, true);
  }

  attach(): () => void {
    return onKeptElsewhere((key) => {
      if ((key ?? this.#place) === this.#place) this.store.setState(levelsIn(kept(this.#place)), true);
    });
  }
}

const ChoicesContext = createContext<RoomChoices | undefined>(undefined);

export function RoomChoicesProvider({ room_id, children }: { room_id: string; children: Elements }) {
  const [choices] = useState(() => new RoomChoices(room_id));
  useEffect(() => choices.attach(), [choices]);
  return <ChoicesContext value={choices}>{children}</ChoicesContext>;
}

export function useRoomChoices(): RoomChoices {
  const choices = useContext(ChoicesContext);
  if (!choices) throw new Error("there is no <RoomChoicesProvider> around this");
  return choices;
}

export function useLevels<Part>(select: (levels: Levels) => Part): Part {
  return useStore(useRoomChoices().store, select);
}

export function dropChoices(room_id: string): void {
  dropAll(placeOf(room_id));
}

function placeOf(room_id: string): string {
  return `parley.levels.${room_id}`;
}
