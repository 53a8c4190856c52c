import { UserRound } from "lucide-react";
import { usePersonMenu } from "../../../participants/menu/PersonMenuProvider";
import type { Action } from "./action";

export const person: Action = {
  id: "person",
  icon: UserRound,
  isOfAuthor: true,
  label: (t) => t("messages.action.person"),
  isOffered: ({ source }, { self }) => source !== self.id,
  useRun: () => {
    const open = usePersonMenu();
    return ({ source }) => open(source);
  },
};
