import { HandMetal } from "lucide-react";
import { useTranslation } from "../../language/translation/use-translation";
import { useModerating } from "../moderating/use-moderating";
import type { Action } from "./action";

export const lowerHand: Action = {
  id: "lower_hand",
  part: "moderating",
  icon: HandMetal,
  label: (t) => t("moderation.act.lower_hand"),
  isOffered: ({ id }, { view }) =>
    view.self.module_data.control.role === "moderator" &&
    view.control.participants[id]?.module_data.control.hand_is_up === true,
  useRun: () => {
    const { t } = useTranslation();
    const { moderate } = useModerating();
    return ({ id: target, name }) =>
      void moderate({
        command: { namespace: "moderation", payload: { action: "reset_raised_hands", target } },
        said: t("moderation.act.hand_lowered", { name }),
      });
  },
};
