import { type RefObject, useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { ListStore } from "../focus/list-state";
import type { Row } from "../messages/rows";
import type { Linked } from "./use-linked-message";

const RINGED_MS = 4_000;

type Input = {
  readonly linked: Linked;
  readonly rows: readonly Row[];
  readonly log: RefObject<HTMLElement | null>;
  readonly store: ListStore;
  readonly goTo: (place: { readonly key: string; readonly above: number }) => void;
  readonly focusRow: (key: string) => void;
};

export function useGoToLinked({ linked, rows, log, store, goTo, focusRow }: Input): void {
  const shown = useRef<Linked>(undefined);
  const ringed = useStore(store, (state) => state.ringed);

  useEffect(() => {
    if (linked.state !== "there" || shown.current === linked) return;
    const row = rows.find((it) => it.kind === "message" && it.message.id === linked.id);
    if (!row) return;
    shown.current = linked;
    goTo({ key: row.key, above: -(log.current?.clientHeight ?? 0) / 3 });
    store.setState({ ringed: row.key });
    if (!isWriting()) requestAnimationFrame(() => focusRow(row.key));
  });

  useEffect(() => {
    if (ringed === undefined) return;
    const timer = setTimeout(() => store.setState({ ringed: undefined }), RINGED_MS);
    return () => clearTimeout(timer);
  }, [ringed, store]);
}

/** Somebody who has begun to write meanwhile keeps the focus. */
function isWriting(): boolean {
  const { activeElement } = document;
  return activeElement instanceof HTMLTextAreaElement && activeElement.value !== "";
}
