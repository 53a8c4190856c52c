import Router from "next/router";
import { useEffect } from "react";
import { focusComposer } from "../chat/composing/focus-composer";
import { isFocusLost } from "../kit/page/focus-home";
import { messageIn } from "../room/session/message-link";
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
      const { hash } = location;
      // The way to a message begins where the chat is before the user: it ends with the focus there.
      if (messageIn(hash) !== undefined) void Router.replace(`/rooms/${room_id}`).then(() => location.replace(hash));
      else void Router.replace(`/rooms/${room_id}${hash}`).then(() => requestAnimationFrame(focusComposer));
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
