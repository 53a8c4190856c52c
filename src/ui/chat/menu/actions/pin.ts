import { Megaphone, Pin, PinOff } from "lucide-react";
import type { StoredMessage } from "../../../../protocol";
import type { View } from "../../../../room/view";
import { letterOf } from "../../../keys/keys";
import { isMuted } from "../../composing/rights";
import { useAskPin } from "../../pins/PinProvider";
import { usePinning } from "../../pins/use-pinning";
import type { Action } from "./action";

function isPinnable({ scope, deleted_at }: StoredMessage, { self }: View): boolean {
  return scope !== "private" && deleted_at === undefined && self.module_data.control.role === "moderator";
}

function isPinnableNow(message: StoredMessage, view: View): boolean {
  return isPinnable(message, view) && !isMuted(view);
}

function pinOf({ id }: StoredMessage, { pins }: View) {
  return pins.find((it) => it.id === id);
}

export const pin: Action = {
  id: "pin",
  icon: Pin,
  label: (t) => t("messages.action.pin"),
  key: letterOf("pin"),
  isOffered: (message, view) => isPinnableNow(message, view) && pinOf(message, view) === undefined,
  useRun: () => {
    const ask = useAskPin();
    return (message) => ask({ message, announcement: false });
  },
};

export const announce: Action = {
  id: "announce",
  icon: Megaphone,
  label: (t) => t("messages.action.announce"),
  isOffered: (message, view) => isPinnableNow(message, view) && pinOf(message, view)?.announcement !== true,
  useRun: () => {
    const ask = useAskPin();
    return (message) => ask({ message, announcement: true });
  },
};

export const unpin: Action = {
  id: "unpin",
  icon: PinOff,
  label: (t) => t("messages.action.unpin"),
  isOffered: (message, view) => isPinnable(message, view) && pinOf(message, view) !== undefined,
  useRun: () => {
    const pinning = usePinning();
    return ({ id }) => void pinning.unpin(id);
  },
};
