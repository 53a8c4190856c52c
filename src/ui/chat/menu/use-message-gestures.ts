import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useRef } from "react";
import type { StoredMessage } from "../../../protocol";
import { useLongPress } from "../../kit/page/use-long-press";
import type { ListStore } from "../focus/list-state";
import { extended, toggled } from "../focus/selection";
import { messageOf, type Row } from "../messages/rows";
import { cornerOf, menuOf } from "./open-menu";
import { useActionKeys } from "./use-actions";

type Input = {
  readonly log: RefObject<HTMLElement | null>;
  readonly rows: readonly Row[];
  readonly store: ListStore;
  readonly toComposer: () => void;
};

export function useMessageGestures({ log, rows, store, toComposer }: Input) {
  const actionOf = useActionKeys();
  const pressedSelection = useRef(false);
  const shifted = useRef(false);

  const find = (target: EventTarget | null) => {
    const key = target instanceof Element ? target.closest<HTMLElement>("[data-row]")?.dataset.row : undefined;
    const row = rows.find((it) => it.key === key);
    const message = messageOf(row);
    return row && message && { key: row.key, message, isSelectable: isSelectable(row) };
  };
  const openAt = (target: Element, point: { left: number; top: number }, kind?: "sheet") => {
    const row = find(target);
    if (!row || store.getState().selection) return false;
    store.setState({ stop: row.key });
    menuOf(store, row.message, { ...point, width: 0, height: 0 }, kind);
    return true;
  };
  const longPress = useLongPress((target) => {
    if (!isControl(target)) openAt(target, { left: 0, top: 0 }, "sheet");
  });
  const choose = ({ id }: StoredMessage, isRange: boolean) => {
    const order = rows.flatMap((row) => (isSelectable(row) ? [row.message.id] : []));
    store.setState(({ selection }) => ({
      selection: selection && (isRange ? extended(selection, id, order) : toggled(selection, id)),
    }));
  };

  return {
    onPointerOver: ({ pointerType, target }: PointerEvent) => {
      if (pointerType !== "mouse") return;
      const hovered = find(target)?.key;
      if (hovered !== store.getState().hovered) store.setState({ hovered });
    },
    onPointerLeave: () => store.setState({ hovered: undefined }),
    onPointerMove: longPress.onPointerMove,
    onPointerUp: longPress.cancel,
    onPointerCancel: longPress.cancel,
    onPointerDown: (event: PointerEvent) => {
      // Later is too late: on some systems the right button selects the word under it.
      pressedSelection.current = isOnSelection(event.target);
      longPress.onPointerDown(event);
    },
    onContextMenu: (event: MouseEvent) => {
      const { target, clientX, clientY, nativeEvent } = event;
      const isFinger = "pointerType" in nativeEvent && nativeEvent.pointerType === "touch";
      if (!(target instanceof Element) || isControl(target) || (!isFinger && pressedSelection.current)) return;
      longPress.cancel();
      const point = { left: clientX, top: clientY };
      if (openAt(target, point, isFinger ? "sheet" : undefined) || store.getState().menu) event.preventDefault();
    },
    onClick: ({ target, shiftKey }: MouseEvent) => {
      const row = find(target);
      if (!row?.isSelectable || !store.getState().selection) return;
      const isBox = target instanceof HTMLInputElement;
      // A click on a label leads to another on its box, which may have lost the Shift key.
      const isRange = shiftKey || (isBox && shifted.current);
      shifted.current = shiftKey;
      if (isControl(target) && !isBox) return;
      store.setState({ stop: row.key });
      choose(row.message, isRange);
      shifted.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const { key, shiftKey, target } = event;
      pressedSelection.current = false;
      if (key === "Escape") {
        event.preventDefault();
        if (store.getState().selection) store.setState({ selection: undefined });
        else toComposer();
        return;
      }
      const row = find(target);
      if (!row || !(target instanceof Element) || !target.matches("article")) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const isSelecting = store.getState().selection !== undefined;
      if (isSelecting && (key === " " || key === "Enter")) row.isSelectable && choose(row.message, shiftKey);
      else if (key === "Enter" && log.current) menuOf(store, row.message, cornerOf(target, log.current));
      else {
        const run = isSelecting || key.length !== 1 ? undefined : actionOf(key, row.message);
        if (!run) return;
        run();
      }
      event.preventDefault();
    },
  };
}

function isSelectable(row: Row): row is Extract<Row, { kind: "message" }> {
  return row.kind === "message" && row.message.deleted_at === undefined;
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, label, input") !== null;
}

function isOnSelection(target: EventTarget): boolean {
  const selection = getSelection();
  return target instanceof Node && selection?.isCollapsed === false && selection.containsNode(target, true);
}
