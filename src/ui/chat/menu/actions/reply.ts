import { Reply } from "lucide-react";
import { flushSync } from "react-dom";
import { addresseeFor } from "../../../../room/view";
import { letterOf } from "../../../keys/keys";
import { useView } from "../../../room/session/RoomSession";
import { useComposers } from "../../composing/composing";
import { focusComposer } from "../../composing/focus-composer";
import type { Action } from "./action";

export const reply: Action = {
  id: "reply",
  icon: Reply,
  label: (t) => t("messages.action.reply"),
  key: letterOf("reply"),
  isOffered: ({ deleted_at }) => deleted_at === undefined,
  useRun: () => {
    const composers = useComposers();
    const self = useView((view) => view.self.id);
    return (message) => {
      const to = addresseeFor(self, message);
      flushSync(() => {
        composers.edit(to, undefined);
        composers.reply(to, message.id);
      });
      focusComposer();
    };
  },
};
