import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";

/** A row that is so far above the upper edge. */
export type Place = { readonly key: string; readonly above: number };

/** Where one was in a list: at its end, or somewhere else. */
export type Position = "end" | Place;

/** How near the end counts as at it, in pixels. */
const NEAR = 40;

export function isAtEnd(list: VirtualizerHandle): boolean {
  return list.scrollOffset + list.viewportSize >= list.scrollSize - NEAR;
}

/** Whether there is nothing at all below; lengths may have fractions. */
export function isAtVeryEnd(list: VirtualizerHandle): boolean {
  return list.scrollOffset + list.viewportSize >= list.scrollSize - 1;
}

export function positionIn(list: VirtualizerHandle, rows: readonly Row[]): Position {
  if (isAtEnd(list)) return "end";
  const index = list.findItemIndex(list.scrollOffset);
  const row = rows[index];
  return row ? { key: row.key, above: list.scrollOffset - list.getItemOffset(index) } : "end";
}

/** Whether a row that one is at has been moved by rows that came or went above it. */
export function hasMoved(before: readonly Row[], rows: readonly Row[], { key }: Place): boolean {
  const index = rows.findIndex((row) => row.key === key);
  return index >= 0 && before[index]?.key !== key;
}

/** Where one was; else the first new message, with a little of what was before it. */
export function placeToOpen(rows: readonly Row[], position: Position | undefined): Place | undefined {
  if (typeof position === "object" && rows.some(({ key }) => key === position.key)) return position;
  const first = rows.find(({ kind }) => kind === "new");
  return first && { key: first.key, above: -72 };
}

/** Not by way of the list: for a while it would go there again whenever a row is measured, though one scrolls away. */
export function goToEnd(log: HTMLElement | null): void {
  log?.scrollTo({ top: log.scrollHeight, behavior: "instant" });
}
