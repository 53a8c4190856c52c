import { useRouter } from "next/router";
import { useSessionState, useView } from "../room/session/RoomSession";
import { focusWayBack } from "./section/focus-way-back";
import { chatAddress } from "./section/sections";

/** The focus goes to the link that leads back to the panel. */
export function useClosePanel(): () => void {
  const router = useRouter();
  const room_id = useView(({ room }) => room.id);
  const open = useSessionState((state) => state.open);
  return () => void router.push(chatAddress(room_id, open)).then(focusWayBack);
}
