import { useRouter } from "next/router";
import { useRooms } from "../session/Sessions";

/** Leads to the start page, and ends the stay in the room at once: the others see this tab go. */
export function useLeaveRoom(): () => void {
  const router = useRouter();
  const rooms = useRooms();
  return () => void router.push("/").then(() => rooms.part());
}
