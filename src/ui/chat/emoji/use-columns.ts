import { type RefObject, useLayoutEffect, useState } from "react";
import { isTouched } from "../../browser/media";

const MOST = 8;
/** The sides of a cell: in the root's letters, and in pixels where fingers press it. */
const CELL = { rem: 2.25, finger: 44 };

export function useColumns(grid: RefObject<HTMLElement | null>): number {
  const [columns, setColumns] = useState(MOST);
  useLayoutEffect(() => {
    const { current: element } = grid;
    if (!element) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(element);
      const room = element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const cell = Math.max(CELL.rem * letters, isTouched() ? CELL.finger : 0);
      // A hidden grid has no room at all.
      if (room > 0) setColumns(Math.max(1, Math.min(MOST, Math.floor(room / cell))));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid]);
  return columns;
}
