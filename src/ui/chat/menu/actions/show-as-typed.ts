import { CodeXml, Type } from "lucide-react";
import { useListStore } from "../../focus/list-state";
import { formatted, isFormatted } from "../../formatting/formatted";
import type { Action } from "./action";

function useToggle() {
  const store = useListStore();
  return ({ id }: { id: string }) => {
    const asTyped = new Set(store.getState().asTyped);
    if (!asTyped.delete(id)) asTyped.add(id);
    store.setState({ asTyped });
  };
}

export const showAsTyped: Action = {
  id: "show_as_typed",
  icon: CodeXml,
  label: (t) => t("messages.action.show_as_typed"),
  isOffered: ({ id, content, deleted_at }, _, asTyped) =>
    deleted_at === undefined && asTyped?.has(id) !== true && isFormatted(formatted(content)),
  useRun: useToggle,
};

export const showFormatted: Action = {
  id: "show_formatted",
  icon: Type,
  label: (t) => t("messages.action.show_formatted"),
  isOffered: ({ id, deleted_at }, _, asTyped) => deleted_at === undefined && asTyped?.has(id) === true,
  useRun: useToggle,
};
