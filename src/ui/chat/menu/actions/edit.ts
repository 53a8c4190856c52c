import { Pencil } from "lucide-react";
import { addresseeFor } from "../../../../room/view";
import { letterOf } from "../../../keys/keys";
import { useView } from "../../../room/session/RoomSession";
import { useComposers } from "../../composing/composing";
import { isEditable } from "../../composing/rights";
import type { Action } from "./action";

export const edit: Action = {
  id: "edit",
  icon: Pencil,
  label: (t) => t("messages.action.edit"),
  key: letterOf("edit"),
  isForUnsent: true,
  isOffered: isEditable,
  useRun: () => {
    const composers = useComposers();
    const self = useView((view) => view.self.id);
    // The editor takes the focus itself.
    return (message) => composers.edit(addresseeFor(self, message), message.id);
  },
};
