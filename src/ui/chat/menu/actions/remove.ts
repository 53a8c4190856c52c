import { Trash2 } from "lucide-react";
import { useAsk } from "../../composing/Questions";
import { isDeletable } from "../../composing/rights";
import type { Action } from "./action";

export const remove: Action = {
  id: "remove",
  icon: Trash2,
  label: (t) => t("messages.action.remove"),
  isDestructive: true,
  isForUnsent: true,
  isOffered: isDeletable,
  useRun: () => useAsk("removal"),
};
