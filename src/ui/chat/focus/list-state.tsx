import { createContext, useContext, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Id } from "../../../protocol";
import type { Elements } from "../../kit/words/elements";
import type { Selection } from "./selection";

export type Anchor = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** Rows are named by their keys. */
export type ListState = {
  /** The row that has the focus or gets it back. It stays drawn wherever the list is scrolled. */
  readonly stop?: string;
  /** The row that the focus is leaving: it stays drawn until the next row has the focus. */
  readonly left?: string;
  /** The row at which the focus came into the list: there a screen reader hears what the keys do. */
  readonly entered?: string;
  readonly hasFocus: boolean;
  /** The focus can be seen: it came by keyboard. */
  readonly isKeyed: boolean;
  readonly hovered?: string;
  /** The row whose message is pointed out for a moment. */
  readonly ringed?: string;
  readonly menu?: { readonly id: Id; readonly kind: "menu" | "sheet"; readonly anchor: Anchor };
  readonly picker?: { readonly id: Id; readonly anchor: Anchor };
  readonly selection?: Selection;
  readonly asTyped?: ReadonlySet<string>;
};

export type ListStore = StoreApi<ListState>;

const NOTHING: ListState = { hasFocus: false, isKeyed: false };

export function activeRow({
  menu,
  picker,
  selection,
  hovered,
  hasFocus,
  isKeyed,
  stop,
}: ListState): string | undefined {
  if (selection) return undefined;
  if (menu || picker) return stop;
  return hovered ?? (hasFocus && isKeyed ? stop : undefined);
}

const ListStoreContext = createContext<ListStore | undefined>(undefined);

export function ListStoreProvider({ children }: { children: Elements }) {
  const [store] = useState(() => createStore<ListState>(() => NOTHING));
  return <ListStoreContext value={store}>{children}</ListStoreContext>;
}

export function useListStore(): ListStore {
  const store = useContext(ListStoreContext);
  if (!store) throw new Error("there is no <ListStoreProvider> around this");
  return store;
}

export function useListState<Part>(select: (state: ListState) => Part): Part {
  return useStore(useListStore(), select);
}

/** The row around, with the id of its message. Absent on paper, where nothing has the focus. */
export const RowContext = createContext<{ readonly key: string; readonly id?: Id } | undefined>(undefined);

export function useIsStop(): boolean {
  const row = useContext(RowContext);
  return useListState(({ stop, hasFocus }) => hasFocus && row !== undefined && stop === row.key);
}

export const HINT = "messages-hint";

export function useRowFocus() {
  const row = useContext(RowContext);
  const isStop = useIsStop();
  const isSelected = useListState(({ selection }) => row?.id !== undefined && selection?.ids.has(row.id) === true);
  const isEntered = useListState(({ entered }) => row !== undefined && entered === row.key) && isStop;
  return { isStop, isEntered, isSelected, tabIndex: row && (isStop ? 0 : -1) };
}
