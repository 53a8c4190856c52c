import { dropDrafts } from "../../client/drafts";
import { dropSeen } from "../../client/last-seen";
import { dropArrivalOrder } from "../../client/people/arrival-order";
import { dropHiddenPins } from "../../client/pins/hidden-pins";
import { UnsentOnDisk } from "../../client/unsent/unsent";
import { useRooms } from "../../room/session/Sessions";
import { dropChoices } from "../../settings/RoomChoices";
import { forgetRoom } from "./known-rooms";

export function useForget(): (room_id: string) => void {
  const rooms = useRooms();
  return (room_id) => {
    rooms.forget(room_id);
    forgetRoom(room_id);
    dropDrafts(room_id);
    dropSeen(room_id);
    dropHiddenPins(room_id);
    dropArrivalOrder(room_id);
    dropChoices(room_id);
    const disk = new UnsentOnDisk();
    void disk.dropAll(room_id).then(() => disk.close());
  };
}
