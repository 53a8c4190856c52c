import { type KeyboardEvent, type MouseEvent, useCallback, useRef, useState } from "react";
import type { Addressee } from "../../../protocol";
import { isMac } from "../../browser/person";
import { isPressed } from "../../keys/pressed";
import { useLongPress } from "../../kit/page/use-long-press";
import { addresseeOf } from "../../room/session/places";
import { useSettingsKeeper } from "../../settings/SettingsProvider";
import type { OpenMenu } from "./ConversationMenu";

export function useConversationMenu() {
  const settings = useSettingsKeeper();
  const [menu, setMenu] = useState<OpenMenu>();
  const row = useRef<HTMLElement>(null);

  const open = useCallback((target: EventTarget, point?: { left: number; top: number }) => {
    const link = target instanceof Element ? target.closest("li")?.querySelector<HTMLElement>("a[href]") : undefined;
    const to = link && addresseeIn(link);
    if (!link || !to) return false;
    row.current = link;
    const { left, bottom } = link.getBoundingClientRect();
    setMenu({ to, left: point?.left ?? left + 40, top: point?.top ?? bottom - 8 });
    return true;
  }, []);
  const openFor = useCallback((button: Element) => void open(button), [open]);
  const longPress = useLongPress((target) => void open(target));

  return {
    menu,
    openFor,
    close: () => setMenu(undefined),
    giveBack: () => row.current?.focus(),
    handlers: {
      onPointerDown: longPress.onPointerDown,
      onPointerMove: longPress.onPointerMove,
      onPointerUp: longPress.cancel,
      onPointerCancel: longPress.cancel,
      onContextMenu: (event: MouseEvent) => {
        // The context key tells no place.
        const { clientX: left, clientY: top, detail } = event;
        const isKey = detail === 0 && left === 0 && top === 0;
        if (open(event.target, isKey ? undefined : { left, top })) event.preventDefault();
      },
    },
    onKey: (event: KeyboardEvent) => {
      if (!settings.store.getState().shortcuts || !isPressed("conversation_menu", event.nativeEvent, isMac())) return;
      if (event.key.length === 1 && open(event.target)) event.preventDefault();
    },
  };
}

function addresseeIn(link: HTMLElement): Addressee | undefined {
  return addresseeOf(link.getAttribute("href") ?? "?");
}
