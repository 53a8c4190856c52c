import type { MouseEvent } from "react";
import { useLongPress } from "../../kit/page/use-long-press";
import { usePersonMenu } from "./PersonMenuProvider";

export function usePersonGestures() {
  const open = usePersonMenu();
  const rowAt = (target: EventTarget) => {
    const row = target instanceof Element ? target.closest("[role=listitem]") : null;
    return row?.querySelector<HTMLElement>("[data-person]");
  };
  const openAt = (target: EventTarget, ...how: [{ left: number; top: number }?, "sheet"?]) => {
    const row = rowAt(target);
    const id = row?.dataset.person;
    if (!row || id === undefined) return false;
    row.focus({ preventScroll: true });
    open(id, ...how);
    return true;
  };
  const longPress = useLongPress((target) => void openAt(target, undefined, "sheet"));
  return {
    onPointerDown: longPress.onPointerDown,
    onPointerMove: longPress.onPointerMove,
    onPointerUp: longPress.cancel,
    onPointerCancel: longPress.cancel,
    onContextMenu: (event: MouseEvent) => {
      const { clientX: left, clientY: top, detail, nativeEvent, target } = event;
      const isFinger = "pointerType" in nativeEvent && nativeEvent.pointerType === "touch";
      longPress.cancel();
      // The context key tells no place.
      const isKey = detail === 0 && left === 0 && top === 0;
      if (openAt(target, isKey || isFinger ? undefined : { left, top }, isFinger ? "sheet" : undefined))
        event.preventDefault();
    },
  };
}
