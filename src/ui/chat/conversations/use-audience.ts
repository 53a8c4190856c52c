import type { Addressee } from "../../../protocol";
import { here } from "../../../room/view";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useIsLost } from "./lost-group";

export function useAudience(to: Addressee): string {
  const { t } = useTranslation();
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  const isLost = useIsLost(to);
  const isAway = useView(
    (view) => to.scope === "private" && view.control.participants[to.target]?.module_data.control.left_at !== undefined,
  );
  // A room with a headcount gives no client all members of a group.
  const members = useView((view) =>
    to.scope === "group" && view.control.count === undefined
      ? here(view).filter(({ module_data }) => module_data.chat.groups.includes(to.target)).length
      : 0,
  );
  switch (to.scope) {
    case "global":
      return t("chat.global_conversation");
    case "group":
      if (isLost) return t("chat.lost.conversation");
      return [t("chat.group_conversation"), ...(members > 0 ? [t("chat.here", { count: members })] : [])].join(" · ");
    case "private":
      if (isSelf) return t("chat.notes_conversation");
      return [t("chat.private_conversation"), t(isAway ? "chat.is_away" : "chat.is_here")].join(" · ");
  }
}
