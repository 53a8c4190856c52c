import { SquareCheck } from "lucide-react";
import { letterOf } from "../../../keys/keys";
import { useListStore } from "../../focus/list-state";
import { selectionOf } from "../../focus/selection";
import type { Action } from "./action";

export const select: Action = {
  id: "select",
  icon: SquareCheck,
  label: (t) => t("messages.action.select"),
  key: letterOf("select"),
  isOffered: ({ deleted_at }) => deleted_at === undefined,
  useRun: () => {
    const store = useListStore();
    return ({ id }) => store.setState({ selection: selectionOf(id), hovered: undefined });
  },
};
