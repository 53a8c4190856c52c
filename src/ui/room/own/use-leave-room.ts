import { useRouter } from "next/router";
import { useRooms } from "../session/Sessions";

/** Ends the stay at once: the others see this tab go. */
export function useLeaveRoom(): () => void {
  const router = useRouter();
  const rooms = useRooms();
  return () => void router.push("/").then(() => rooms.part());
}
