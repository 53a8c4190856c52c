import { Timer } from "lucide-react";
import type { Addressee } from "../../../../protocol";
import { DEFAULT_RULES, isHeldBack } from "../../../../room/view";
import { useTranslation } from "../../../language/translation/use-translation";
import { useDuration } from "../../../language/use-duration";
import { useView } from "../../../room/session/RoomSession";

export function RulesLine({ id, to }: { id: string; to: Addressee }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const rules = useView((view) => view.rules);
  const role = useView(({ self }) => self.module_data.control.role);
  const isModerator = role === "moderator";
  const { slow_mode_seconds: slow, links, history_for_new, retention_seconds: kept } = rules;
  const { edit_window_seconds: edits, delete_window_seconds: deletions } = rules;
  const isSlow = slow > 0 && to.scope === "global" && !isModerator;
  // Only a message to everyone can wait for a moderator.
  const isRefused = !isModerator && (links === "block" || (links === "hold" && to.scope !== "global"));
  const others = [
    to.scope === "global" && isHeldBack(rules, role) && t("chat.rules.held"),
    isRefused && t("chat.rules.links"),
    links === "hold" && !isModerator && !isRefused && t("chat.rules.links_held"),
    history_for_new === "none" && to.scope !== "private" && t("chat.rules.history"),
    kept > 0 && t("chat.rules.retention", { time: duration(kept) }),
    edits === 0 && t("chat.rules.no_edits"),
    edits > 0 && edits !== DEFAULT_RULES.edit_window_seconds && t("chat.rules.edits", { time: duration(edits) }),
    deletions === 0 && !isModerator && t("chat.rules.no_deletions"),
    deletions !== "always" && deletions > 0 && !isModerator && t("chat.rules.deletions", { time: duration(deletions) }),
  ].filter((it) => it !== false);
  if (!isSlow && others.length === 0) return null;
  return (
    <p id={id} className="min-w-0 text-xs text-soft wrap-anywhere">
      {isSlow && (
        <span className="me-1.5 font-semibold text-warn">
          <Timer aria-hidden size="0.875rem" className="me-1 inline-block align-[-0.15em]" />
          <span>{t("chat.rules.slow", { time: duration(slow) })}</span>
        </span>
      )}
      {others.length > 0 && <span>{others.join(" ")}</span>}
    </p>
  );
}
