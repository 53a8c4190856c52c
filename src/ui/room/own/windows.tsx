import { createContext, useCallback, useContext, useState } from "react";
import { ShowKeysContext } from "../../keys/show-keys";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import type { Elements } from "../../kit/words/elements";
import { useRoomKeys } from "../keys/use-room-keys";
import type { OwnWindowProps } from "../settings/OwnWindow";

export type WindowName = OwnWindowProps["shown"];

const ShowContext = createContext<(name: WindowName) => void>(() => {});

export function useShowWindow(): (name: WindowName) => void {
  return useContext(ShowContext);
}

const ownWindow = partOf(() => import("../settings/OwnWindow").then((it) => it.OwnWindow));

export function OwnWindows({ children }: { children: Elements }) {
  const [shown, setShown] = useState<WindowName>();
  const openSheet = useCallback(() => setShown("keys"), []);
  const openSwitcher = useCallback(() => setShown("switcher"), []);
  useRoomKeys({ openSheet, openSwitcher });
  const close = () => setShown(undefined);
  return (
    <ShowContext value={setShown}>
      <ShowKeysContext value={openSheet}>{children}</ShowKeysContext>
      {shown && <LaterOver part={ownWindow} wanted onGiveUp={close} shown={shown} onShow={setShown} onClose={close} />}
    </ShowContext>
  );
}
