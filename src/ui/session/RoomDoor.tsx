import { type ReactNode, useEffect } from "react";
import { useRoutePart } from "../kit/use-route-part";
import { WaitingPage } from "../kit/WaitingPage";
import { Door } from "../lobby/Door";
import { rememberRoom } from "../lobby/known-rooms";
import { FloodingNotice } from "./FloodingNotice";
import { Joined } from "./Joined";
import { RoomSession, useView } from "./RoomSession";

/**
 * The way into the room that the page's address names, for every page of it: finds out who one is, joins, and shows
 * `children` once one is in. Going from one page of a room to another does not leave it.
 */
export function RoomDoor({ children }: { children: ReactNode }) {
  const room_id = useRoutePart("room")?.toLowerCase();
  if (room_id === undefined) return <WaitingPage />;
  return (
    <Door key={room_id} room_id={room_id}>
      {({ display_name, invite }) => (
        <RoomSession room_id={room_id} display_name={display_name} invite={invite}>
          <Joined>
            <Remembered display_name={display_name} />
            <FloodingNotice />
            {children}
          </Joined>
        </RoomSession>
      )}
    </Door>
  );
}

/** Has the browser keep the room among those that one has been in. */
function Remembered({ display_name }: { display_name: string }) {
  const room_id = useView(({ room }) => room.id);
  const title = useView(({ room }) => room.title);
  useEffect(() => rememberRoom({ room_id, title, display_name }), [room_id, title, display_name]);
  return null;
}
