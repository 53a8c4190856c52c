import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";

export type Place = { readonly key: string; readonly above: number };

export type Position = "end" | Place;

/** The distance in pixels within which the end counts as reached. */
const NEAR = 40;

export function isAtEnd(list: VirtualizerHandle): boolean {
  return list.scrollOffset + list.viewportSize >= list.scrollSize - NEAR;
}

export function isAtVeryEnd(list: VirtualizerHandle): boolean {
  return list.scrollOffset + list.viewportSize >= list.scrollSize - 1;
}

export function positionIn(list: VirtualizerHandle, rows: readonly Row[]): Position {
  if (isAtEnd(list)) return "end";
  const index = list.findItemIndex(list.scrollOffset);
  const row = rows[index];
  return row ? { key: row.key, above: list.scrollOffset - list.getItemOffset(index) } : "end";
}

export function hasMoved(before: readonly Row[], rows: readonly Row[], { key }: Place): boolean {
  const index = rows.findIndex((row) => row.key === key);
  return index >= 0 && before[index]?.key !== key;
}

/** The last position, else the first new message with a little context above it. */
export function placeToOpen(rows: readonly Row[], position: Position | undefined): Place | undefined {
  if (typeof position === "object" && rows.some(({ key }) => key === position.key)) return position;
  const first = rows.find(({ kind }) => kind === "new");
  return first && { key: first.key, above: -72 };
}

/** The list itself would return to its target whenever a row is measured, against the user's scrolling. */
export function goToEnd(log: HTMLElement | null): void {
  log?.scrollTo({ top: log.scrollHeight, behavior: "instant" });
}
