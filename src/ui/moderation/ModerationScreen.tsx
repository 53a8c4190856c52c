import { RoomEntrance } from "../lobby/entrance/RoomEntrance";
import { PersonMenuProvider } from "../participants/menu/PersonMenuProvider";
import { useView } from "../room/session/RoomSession";
import { NotAModerator } from "./NotAModerator";
import { Panel } from "./Panel";

/** The moderators' panel of the room in the address. It shares the participant with the chat. */
export function ModerationScreen() {
  return (
    <RoomEntrance>
      <PersonMenuProvider>
        <Admission />
      </PersonMenuProvider>
    </RoomEntrance>
  );
}

function Admission() {
  const role = useView(({ self }) => self.module_data.control.role);
  return role === "moderator" ? <Panel /> : <NotAModerator />;
}
