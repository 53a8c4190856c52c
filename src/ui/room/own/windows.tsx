import { type ComponentType, createContext, useCallback, useContext, useState } from "react";
import { ShowKeysContext } from "../../keys/show-keys";
import { useToast } from "../../kit/dialogs/Toasts";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import { useRoomKeys } from "../keys/use-room-keys";
import type { OwnWindowProps } from "../settings/OwnWindow";

/** The windows over the room with what is the user's own. */
export type WindowName = OwnWindowProps["shown"];

const ShowContext = createContext<(name: WindowName) => void>(() => {});

export function useShowWindow(): (name: WindowName) => void {
  return useContext(ShowContext);
}

/** Most users never open these windows: their script comes when one does. */
export function OwnWindows({ children }: { children: Elements }) {
  const { t } = useTranslation();
  const toast = useToast();
  const [shown, setShown] = useState<WindowName>();
  const [Window, setWindow] = useState<ComponentType<OwnWindowProps>>();
  const show = useCallback(
    (name: WindowName) => {
      setShown(name);
      import("../settings/OwnWindow").then(
        ({ OwnWindow }) => setWindow(() => OwnWindow),
        () => {
          setShown(undefined);
          toast(t("kit.failure.unreached"), "bad");
        },
      );
    },
    [t, toast],
  );
  const openSheet = useCallback(() => show("keys"), [show]);
  const openSwitcher = useCallback(() => show("switcher"), [show]);
  useRoomKeys({ openSheet, openSwitcher });
  return (
    <ShowContext value={show}>
      <ShowKeysContext value={openSheet}>{children}</ShowKeysContext>
      {shown && Window && <Window shown={shown} onShow={setShown} onClose={() => setShown(undefined)} />}
    </ShowContext>
  );
}
