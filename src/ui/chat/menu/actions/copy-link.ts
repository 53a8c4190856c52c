import { Link2 } from "lucide-react";
import { useCopyLink } from "../../../kit/dialogs/CopyProvider";
import { linkTo } from "../../../room/session/message-link";
import { useView } from "../../../room/session/RoomSession";
import type { Action } from "./action";

export const copyLink: Action = {
  id: "copy_link",
  icon: Link2,
  label: (t) => t("messages.action.copy_link"),
  isOffered: () => true,
  useRun: () => {
    const copy = useCopyLink();
    const room_id = useView(({ room }) => room.id);
    return ({ id }) => void copy(linkTo(location.origin, room_id, id));
  },
};
