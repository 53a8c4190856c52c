import Router from "next/router";
import { useEffect } from "react";
import { focusComposer } from "../chat/composing/focus-composer";
import { isFocusLost } from "../kit/page/focus-home";
import { useSession } from "../room/session/RoomSession";
import { focusWayBack } from "./section/focus-way-back";

/**
 * A way to a conversation leads away from a panel that has the place of the chat. The focus goes to the link back into
 * the panel, unless it is elsewhere.
 */
export function useLeavingPanel(isBeside: boolean): void {
  const { room_id } = useSession().entry;
  useEffect(() => {
    if (isBeside) return;
    const leave = ({ oldURL, newURL }: HashChangeEvent) => {
      // The browser's way back comes from another page of the room.
      if (new URL(oldURL).pathname !== new URL(newURL).pathname) return;
      void Router.replace(`/rooms/${room_id}${location.hash}`).then(() => requestAnimationFrame(focusComposer));
    };
    addEventListener("hashchange", leave);
    return () => removeEventListener("hashchange", leave);
  }, [isBeside, room_id]);
  useEffect(
    () => () => {
      if (isFocusLost()) focusWayBack();
    },
    [],
  );
}
