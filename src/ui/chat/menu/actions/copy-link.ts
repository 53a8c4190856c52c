import { Link2 } from "lucide-react";
import { useCopyLink } from "../../../kit/dialogs/CopyProvider";
import { useView } from "../../../room/session/RoomSession";
import { linkTo } from "../../link/message-link";
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
