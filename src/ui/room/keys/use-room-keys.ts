import { useEffect } from "react";
import { isMac } from "../../browser/person";
import { focusComposer } from "../../chat/composing/focus-composer";
import { neighbour, nextUnread } from "../../chat/conversations/order";
import type { Session } from "../../client/session";
import { isPressed, strokeOf } from "../../keys/pressed";
import { pressHand } from "../../participants/hands/HandButton";
import { useRoomChoices } from "../../settings/RoomChoices";
import { useSettings } from "../../settings/SettingsProvider";
import { hashOf } from "../session/places";
import { useSession } from "../session/RoomSession";
import { moveThroughRegions } from "./regions";

type Doors = { readonly openSheet: () => void; readonly openSwitcher: () => void };

/** A window or a menu over the page has keys of its own. */
const WINDOWS = "[role=dialog], [role=alertdialog], [role=menu]";
const FIELDS = "input, textarea, select, [contenteditable=true]";

export function useRoomKeys({ openSheet, openSwitcher }: Doors): void {
  const session = useSession();
  const choices = useRoomChoices();
  const isOn = useSettings(({ shortcuts }) => shortcuts);
  useEffect(() => {
    if (!isOn) return;
    const mac = isMac();
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector(WINDOWS)) return;
      const isWriting = event.target instanceof Element && event.target.matches(FIELDS);
      const run = actionOf(event, session, mac) ?? (isWriting ? undefined : letterActionOf(event, mac));
      if (run === undefined) return;
      event.preventDefault();
      run();
    };
    const actionOf = (event: KeyboardEvent, { store }: Session, mac: boolean) => {
      if (isPressed("switcher", event, mac)) return openSwitcher;
      const step = strokeOf("conversations", event, mac);
      if (step >= 0) return () => goTo(neighbour(store.getState(), step === 0 ? -1 : 1));
      if (isPressed("next_unread", event, mac))
        return () => goTo(nextUnread(store.getState(), choices.store.getState()));
      const region = strokeOf("regions", event, mac);
      return region < 0 ? undefined : () => moveThroughRegions(region === 0 ? 1 : -1);
    };
    const letterActionOf = (event: KeyboardEvent, mac: boolean) => {
      if (isPressed("sheet", event, mac)) return openSheet;
      if (isPressed("hand", event, mac)) return pressHand;
      return isPressed("to_field", event, mac) ? focusComposer : undefined;
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [session, choices, isOn, openSheet, openSwitcher]);
}

function goTo(to: Parameters<typeof hashOf>[0] | undefined): void {
  if (to) location.hash = hashOf(to);
}
