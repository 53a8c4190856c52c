import { Flag } from "lucide-react";
import { useAsk } from "../../composing/Questions";
import type { Action } from "./action";

export const report: Action = {
  id: "report",
  icon: Flag,
  label: (t) => t("messages.action.report"),
  isDestructive: true,
  isOffered: ({ source, deleted_at }, { self }) => source !== self.id && deleted_at === undefined,
  useRun: () => useAsk("report"),
};
