import { Copy } from "lucide-react";
import { useTextCopy } from "../../text/use-text-copy";
import type { Action } from "./action";

export const copyMessage: Action = {
  id: "copy_text",
  icon: Copy,
  label: (t) => t("messages.action.copy_text"),
  isForUnsent: true,
  isOffered: ({ deleted_at }) => deleted_at === undefined,
  useRun: () => {
    const copy = useTextCopy();
    return ({ content }) => void copy(content);
  },
};
