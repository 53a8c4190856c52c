import { useEffect, useSyncExternalStore } from "react";
import type { Addressee, Id } from "../../../protocol";
import { keyOf } from "../../../room/view";
import type { Session } from "../../client/session";
import { useSession, useSessionState, useView } from "./RoomSession";

export type Pane = "messages" | "conversations" | "people";

/** The address of a pane or a conversation inside the page of a room: the browser's own way back leads through them. */
export function hashOf(place: Pane | Addressee): string {
  if (typeof place === "string") return place === "messages" ? "#" : `#${place}`;
  return place.scope === "global" ? "#" : `#${place.scope}=${encodeURIComponent(place.target)}`;
}

/** Goes to a message of the room, whose address is the link to it. */
export function goToMessage(id: Id): void {
  // The same address twice would be no change.
  if (location.hash === `#m=${id}`) history.replaceState(history.state, "", location.pathname);
  location.hash = `#m=${id}`;
}

/** The conversation is absent until the session has opened it: nothing may count as read in passing. */
export function usePane(): { pane: Pane; to: Addressee | undefined } {
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
  useEscape(hash === hashOf("conversations") || hash === hashOf("people"));
  const open = useSessionState((state) => state.open);
  const to = named === undefined || keyOf(named) === keyOf(open) ? open : undefined;
  if (hash === hashOf("conversations")) return { pane: "conversations", to };
  if (hash === hashOf("people")) return { pane: "people", to };
  return { pane: "messages", to };
}

/** Opens the conversation with an unknown person, whom the server may know where not all are listed; else nothing. */
async function openStranger(session: Session, to: Addressee & { scope: "private" }): Promise<void> {
  if (session.store.getState().view?.control.count !== undefined) await session.meet(to.target);
  if (session.store.getState().view?.control.participants[to.target] !== undefined) return;
  if (location.hash === hashOf(to)) location.replace(hashOf("messages"));
}

function useEscape(isAway: boolean): void {
  useEffect(() => {
    if (!isAway) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) location.hash = hashOf("messages");
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [isAway]);
}

function addresseeOf(hash: string): Addressee | undefined {
  if (hash === "" || hash === "#") return { scope: "global" };
  const [, scope, target] = hash.match(/^#(group|private)=(.+)$/) ?? [];
  if (target === undefined) return undefined;
  return scope === "group" ? { scope, target: decoded(target) } : { scope: "private", target: decoded(target) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function onHashChange(changed: () => void): () => void {
  addEventListener("hashchange", changed);
  return () => removeEventListener("hashchange", changed);
}
