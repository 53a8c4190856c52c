import type { VirtualizerHandle } from "virtua";
import type { Row } from "./rows";

/** Where one was in a list: at its end, or with a row so far above the upper edge. */
export type Position = "end" | { readonly key: string; readonly above: number };

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

/** Stays where one is when rows above have come or gone. */
export function stay(list: VirtualizerHandle, before: readonly Row[], rows: readonly Row[], position: Position): void {
  if (position === "end") return;
  const index = rows.findIndex(({ key }) => key === position.key);
  if (index >= 0 && before[index]?.key !== position.key) list.scrollToIndex(index, { offset: position.above });
}

/** Goes to where one was; else to the first new message, with a little of what was before it. */
export function goTo(list: VirtualizerHandle, rows: readonly Row[], position: Position | undefined): void {
  const first = rows.findIndex(({ kind }) => kind === "new");
  const before = typeof position === "object" ? rows.findIndex(({ key }) => key === position.key) : -1;
  if (typeof position === "object" && before >= 0) list.scrollToIndex(before, { offset: position.above });
  else if (first >= 0) list.scrollToIndex(first, { offset: -72 });
}

/** Not by way of the list: for a while it would go there again whenever a row is measured, though one scrolls away. */
export function goToEnd(log: HTMLElement | null): void {
  log?.scrollTo({ top: log.scrollHeight, behavior: "instant" });
}
