import type { VirtualizerHandle } from "virtua";
import type { Row } from "../messages/rows";

export function nearestMessage(rows: readonly Row[], from: number, step: 1 | -1): number | undefined {
  for (let index = from; index >= 0 && index < rows.length; index += step) {
    const kind = rows[index]?.kind;
    if (kind === "message" || kind === "pending") return index;
  }
  return undefined;
}

type Measured = Pick<VirtualizerHandle, "viewportSize" | "getItemOffset" | "findItemIndex">;

/** At least one message further; `undefined` beyond the ends. */
export function pageAway(rows: readonly Row[], list: Measured, at: number, step: 1 | -1): number | undefined {
  const offset = list.getItemOffset(at) + step * list.viewportSize;
  if (offset < 0) return undefined;
  const found = list.findItemIndex(offset);
  const there = nearestMessage(rows, found, step > 0 ? -1 : 1);
  const next = nearestMessage(rows, at + step, step);
  if (there === undefined || next === undefined) return undefined;
  return step > 0 ? Math.max(there, next) : Math.min(there, next);
}

type Box = Pick<DOMRect, "top" | "bottom" | "height">;

export function isInSight(box: Box | undefined, frame: Box | undefined): boolean {
  return box !== undefined && frame !== undefined && box.bottom > frame.top && box.top < frame.bottom;
}

/** A part of the height by which an arrow key reads on in a message that is higher than the list. */
const READ_ON = 0.8;

/** 0 where nothing is left to read. */
export function restBeyond(box: Box | undefined, frame: Box | undefined, step: 1 | -1): number {
  if (!box || !frame || box.height <= frame.height) return 0;
  const rest = step > 0 ? box.bottom - frame.bottom : frame.top - box.top;
  return rest <= 1 ? 0 : Math.min(rest + 1, READ_ON * frame.height);
}
