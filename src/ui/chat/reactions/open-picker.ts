import type { Id } from "../../../protocol";
import { activeRow, type ListStore } from "../focus/list-state";

/** In pixels. */
const EDGE = 8;

export function openPicker(store: ListStore, id: Id, button?: Element): void {
  const stop = button?.closest<HTMLElement>("[data-row]")?.dataset.row ?? rowIn(store);
  if (stop === undefined) return;
  const row = document.querySelector(`[data-row="${CSS.escape(stop)}"]`);
  const place = button ?? row?.querySelector("[aria-haspopup=menu]") ?? row;
  if (!place) return;
  const { left, width, top, bottom } = place.getBoundingClientRect();
  const [above, below] = [inSight(top), inSight(bottom)];
  store.setState({ stop, picker: { id, anchor: { left, width, top: above, height: below - above } } });
}

function rowIn(store: ListStore): string | undefined {
  const state = store.getState();
  return activeRow(state) ?? state.stop;
}

function inSight(y: number): number {
  return Math.max(EDGE, Math.min(y, innerHeight - EDGE));
}
