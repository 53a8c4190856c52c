import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { VirtualizerHandle } from "virtua";
import { useStore } from "zustand";
import { focusSoon } from "../../kit/page/focus-soon";
import type { ListStore } from "../focus/list-state";
import type { Row } from "../messages/rows";
import type { Place } from "./position";
import { isInSight, nearestMessage, pageAway, restBeyond } from "./steps";

type Input = {
  readonly log: RefObject<HTMLElement | null>;
  readonly list: RefObject<VirtualizerHandle | null>;
  readonly rows: readonly Row[];
  readonly store: ListStore;
  readonly goTo: (place: Place) => void;
  readonly toEnd: () => void;
};

/** Its focused row stays drawn, whatever comes in or is scrolled. */
export function useRovingMessage({ log, list, rows, store, goTo, toEnd }: Input) {
  const stop = useStore(store, (state) => state.stop);
  const left = useStore(store, (state) => state.left);
  const hasFocus = useStore(store, (state) => state.hasFocus);
  const indexOf = (key: string | undefined) => (key === undefined ? -1 : rows.findIndex((row) => row.key === key));

  const elementOf = (key: string) => log.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"] article`);

  const focusRow = (index: number | undefined, isEntry = false) => {
    const key = index === undefined ? undefined : rows[index]?.key;
    if (key === undefined) return;
    // The row tells its text in its name before it has the focus.
    const entered = isEntry ? key : undefined;
    flushSync(() =>
      store.setState((state) => ({ stop: key, left: state.stop, entered, hasFocus: true, isKeyed: true })),
    );
    focusSoon(
      () => elementOf(key),
      () => {
        store.setState({ left: undefined });
        elementOf(key)?.scrollIntoView({ block: "nearest", behavior: "instant" });
      },
    );
  };

  /** The place of the stop, for the time after it is removed. */
  const place = useRef(-1);
  useLayoutEffect(() => {
    if (indexOf(stop) >= 0) place.current = indexOf(stop);
  });
  const isGone = () => stop !== undefined && indexOf(stop) < 0;
  const heir = () => nearestMessage(rows, place.current, 1) ?? nearestMessage(rows, place.current - 1, -1);

  const boxOf = (index: number) => elementOf(rows[index]?.key ?? "")?.getBoundingClientRect();
  const frame = () => log.current?.getBoundingClientRect();

  /** The message to begin with: the last focused one if it is in sight, else the last one in sight. */
  const entry = () => {
    const at = isGone() ? (heir() ?? -1) : indexOf(stop);
    if (at >= 0 && isInSight(boxOf(at), frame())) return at;
    if (!list.current) return undefined;
    const last = list.current.findItemIndex(list.current.scrollOffset + list.current.viewportSize - 1);
    return nearestMessage(rows, last, -1) ?? nearestMessage(rows, last, 1);
  };

  const toTop = () => {
    const first = nearestMessage(rows, 0, 1);
    const row = first === undefined ? undefined : rows[first];
    if (first === undefined || !row || !list.current) return;
    goTo({ key: row.key, above: -list.current.getItemOffset(first) });
    focusRow(first);
  };

  const toBottom = () => {
    toEnd();
    focusRow(nearestMessage(rows, rows.length - 1, -1));
  };

  const arrow = (at: number, step: 1 | -1, isInside: boolean) => {
    if (!isInside) return focusRow(at);
    const rest = restBeyond(boxOf(at), frame(), step);
    if (rest > 0) return log.current?.scrollBy({ top: step * rest, behavior: "instant" });
    const next = nearestMessage(rows, at + step, step);
    if (next !== undefined) focusRow(next);
    else if (step < 0) toTop();
    else toBottom();
  };

  const page = (at: number, step: 1 | -1) => {
    if (!list.current) return;
    const to = pageAway(rows, list.current, at, step);
    const row = to === undefined ? undefined : rows[to];
    if (!row) return step < 0 ? toTop() : toBottom();
    goTo({ key: row.key, above: -(log.current?.clientHeight ?? 0) / 8 });
    focusRow(to);
  };

  return {
    tabIndex: hasFocus ? -1 : 0,
    kept: [indexOf(stop), indexOf(left)].filter((index) => index >= 0),
    focusRow: (key: string) => focusRow(indexOf(key)),
    toStop: () => (isGone() ? log.current?.focus() : focusRow(indexOf(store.getState().stop))),
    toBottom,
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const row = event.target.closest<HTMLElement>("[data-row]")?.dataset.row;
      const isKeyed = event.target.matches(":focus-visible");
      if (row !== undefined) store.setState({ stop: row, hasFocus: true, isKeyed });
      else if (event.target === log.current && (isKeyed || !isPressed(log.current))) focusRow(entry(), true);
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) store.setState({ hasFocus: false, isKeyed: false });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const row = (event.target as HTMLElement).closest<HTMLElement>("[data-row]")?.dataset.row;
      const at = row === undefined ? entry() : indexOf(row);
      if (at === undefined || at < 0 || !move(event.key, at, row !== undefined)) return;
      event.preventDefault();
    },
  };

  function move(key: string, at: number, isInside: boolean): boolean {
    switch (key) {
      case "ArrowDown":
        arrow(at, 1, isInside);
        return true;
      case "ArrowUp":
        arrow(at, -1, isInside);
        return true;
      case "PageDown":
        page(at, 1);
        return true;
      case "PageUp":
        page(at, -1);
        return true;
      case "Home":
        toTop();
        return true;
      case "End":
        toBottom();
        return true;
      default:
        return false;
    }
  }
}

/** A press brings the focus to the list; what leaves the page hands it on. */
function isPressed(element: Element): boolean {
  return element.matches(":active");
}
