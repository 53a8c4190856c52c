import { SmilePlus } from "lucide-react";
import { letterOf } from "../../../keys/keys";
import { canReact } from "../../composing/rights";
import { useListStore } from "../../focus/list-state";
import { openPicker } from "../../reactions/open-picker";
import { QuickReactions } from "../../reactions/QuickReactions";
import type { Action } from "./action";

export const react: Action = {
  id: "react",
  icon: SmilePlus,
  label: (t) => t("messages.action.react"),
  key: letterOf("react"),
  Row: QuickReactions,
  isOffered: ({ deleted_at }, view) => deleted_at === undefined && canReact(view),
  useRun: () => {
    const store = useListStore();
    return ({ id }) => openPicker(store, id);
  },
};
