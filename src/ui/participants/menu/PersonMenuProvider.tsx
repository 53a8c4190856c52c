import { createContext, useCallback, useContext, useState } from "react";
import type { Id } from "../../../protocol";
import { isNarrow, isTouched } from "../../browser/media";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import type { Elements } from "../../kit/words/elements";
import { useSession } from "../../room/session/RoomSession";
import type { OpenMenu } from "./PersonMenus";
import type { Shortcut } from "./shortcuts";

const personMenus = partOf(() => import("./PersonMenus").then((it) => it.PersonMenus));

type Point = { readonly left: number; readonly top: number };
/** At a point, or beside the element that has the focus, which gets it back. */
type Open = (id: Id, point?: Point, kind?: OpenMenu["kind"]) => void;

const OpenContext = createContext<Open>(() => {});
const DoContext = createContext<(id: Id, deed: Shortcut) => void>(() => {});

export function usePersonMenu(): Open {
  return useContext(OpenContext);
}

/** Does at once what the menu of a person offers. */
export function useShortcut(): (id: Id, deed: Shortcut) => void {
  return useContext(DoContext);
}

export function PersonMenuProvider({ children }: { children: Elements }) {
  const session = useSession();
  const [menu, setMenu] = useState<OpenMenu>();
  const open = useCallback<Open>(
    (id, point, kind = isTouched() || isNarrow() ? "sheet" : "menu") => {
      const opener = document.activeElement;
      const { right, top, height } = opener?.getBoundingClientRect() ?? new DOMRect();
      const beside = {
        left: right - 1,
        top: Math.min(Math.max(top, 0), innerHeight - 1),
        width: 1,
        height: Math.min(height, 40),
      };
      setMenu({ id, kind, opener, anchor: point ? { ...point, width: 0, height: 0 } : beside });
      void session.meet(id);
    },
    [session],
  );
  const close = () => setMenu(undefined);
  const take = useCallback<(id: Id, deed: Shortcut) => void>(
    (id, deed) => {
      const anchor = { left: 0, top: 0, width: 0, height: 0 };
      void session.meet(id).then(() => setMenu({ id, kind: deed, opener: document.activeElement, anchor }));
    },
    [session],
  );
  return (
    <OpenContext value={open}>
      <DoContext value={take}>{children}</DoContext>
      <LaterOver part={personMenus} wanted={menu !== undefined} onGiveUp={close} menu={menu} onClose={close} />
    </OpenContext>
  );
}
