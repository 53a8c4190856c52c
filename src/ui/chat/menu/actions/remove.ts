import { Trash2 } from "lucide-react";
import { useAskRemoval } from "../../composing/Removal";
import { isDeletable } from "../../composing/rights";
import type { Action } from "./action";

export const remove: Action = {
  id: "remove",
  icon: Trash2,
  label: (t) => t("messages.action.remove"),
  isDestructive: true,
  isForUnsent: true,
  isOffered: isDeletable,
  useRun: useAskRemoval,
};
