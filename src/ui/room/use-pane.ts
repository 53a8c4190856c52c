import { useEffect, useSyncExternalStore } from "react";
import type { Addressee } from "../../protocol";
import { keyOf } from "../../room/view";
import type { Session } from "../client/session";
import { PANES, type PaneName } from "./panes";
import { addresseeOf, hashOf } from "./session/places";
import { useSession, useSessionState, useView } from "./session/RoomSession";

export function hashOfPane(name: PaneName): string {
  return name === "messages" ? "#" : `#${name}`;
}

/** `isBehind`: the panel has the place of all panes. The conversation is absent until the session has opened it: nothing may count as read in passing. */
export function usePane(isBehind: boolean): { pane: PaneName; to: Addressee | undefined } {
  const session = useSession();
  const hash = useSyncExternalStore(onHashChange, () => location.hash);
  const named = addresseeOf(hash);
  const isOpenable = useView((view) => {
    // The conversation of a lost group stays open: nobody is led away from where they are writing.
    if (named === undefined || named.scope !== "private" || keyOf(named) in view.chat.conversations) return true;
    return named.target in view.control.participants;
  });
  useEffect(() => {
    const to = addresseeOf(hash);
    if (to === undefined) return;
    if (isOpenable) session.open(to);
    else if (to.scope === "private") void openStranger(session, to);
  }, [session, hash, isOpenable]);
  const pane = PANES.find(({ name }) => hash === hashOfPane(name))?.name ?? "messages";
  useEscape(pane !== "messages" && !isBehind);
  const open = useSessionState((state) => state.open);
  return { pane, to: named === undefined || keyOf(named) === keyOf(open) ? open : undefined };
}

/** The server may know the person where not all are listed. */
async function openStranger(session: Session, to: Addressee & { scope: "private" }): Promise<void> {
  if (session.store.getState().view?.control.count !== undefined) await session.meet(to.target);
  if (session.store.getState().view?.control.participants[to.target] !== undefined) return;
  if (location.hash === hashOf(to)) location.replace(hashOfPane("messages"));
}

function useEscape(isAway: boolean): void {
  useEffect(() => {
    if (!isAway) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) location.hash = hashOfPane("messages");
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [isAway]);
}

function onHashChange(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}
