import { useEffect } from "react";
import { WaitingPage } from "../../connection/WaitingPage";
import type { Elements } from "../../kit/words/elements";
import { HandNews } from "../../room/news/HandNews";
import { MuteNews } from "../../room/news/MuteNews";
import { NameNews } from "../../room/news/NameNews";
import { RightsNews } from "../../room/news/RightsNews";
import { RoomSession, useView } from "../../room/session/RoomSession";
import { RoomChoicesProvider } from "../../settings/RoomChoices";
import { TellingLater } from "../../telling/TellingLater";
import { rememberRoom } from "../known-rooms/known-rooms";
import { Joined } from "./Joined";
import { RoomGate } from "./RoomGate";
import { useMeantPart } from "./use-meant-part";

/** Going from one page of a room to another does not leave it. */
export function RoomEntrance({ children }: { children: Elements }) {
  const room_id = useMeantPart("room");
  if (room_id === undefined) return <WaitingPage />;
  return (
    <RoomGate key={room_id} room_id={room_id}>
      {({ title, display_name, invite }, comeAs) => (
        <RoomSession room_id={room_id} display_name={display_name} invite={invite}>
          <Joined title={title} onName={comeAs}>
            <Remembered />
            <RightsNews />
            <MuteNews />
            <HandNews />
            <NameNews />
            <RoomChoicesProvider room_id={room_id}>
              <TellingLater />
              {children}
            </RoomChoicesProvider>
          </Joined>
        </RoomSession>
      )}
    </RoomGate>
  );
}

function Remembered() {
  const display_name = useView(({ self }) => self.module_data.control.display_name);
  const room_id = useView(({ room }) => room.id);
  const title = useView(({ room }) => room.title);
  useEffect(() => rememberRoom({ room_id, title, display_name }), [room_id, title, display_name]);
  return null;
}
