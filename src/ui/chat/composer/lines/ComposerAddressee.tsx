import type { Addressee } from "../../../../protocol";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { useTranslation } from "../../../language/translation/use-translation";
import { wholeGroupName } from "../../../room/labels/group-name";
import { useView } from "../../../room/session/RoomSession";
import { iconOf } from "../../conversations/kind-icon";
import { useIsLost } from "../../conversations/lost-group";

export function ComposerAddressee({ id, to, name }: { id: string; to: Addressee; name: string }) {
  const { t } = useTranslation();
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  const isAway = useView(
    (view) => to.scope === "private" && view.control.participants[to.target]?.module_data.control.left_at !== undefined,
  );
  const isLost = useIsLost(to);
  const Icon = iconOf(to, isSelf);
  if (to.scope === "global")
    return (
      <p id={id} className="flex min-w-0 items-center gap-1.5 text-xs font-semibold text-soft">
        <Icon aria-hidden size="0.875rem" className="shrink-0" />
        <span className="truncate">{t("chat.to_everyone")}</span>
      </p>
    );
  const isGroup = to.scope === "group";
  const group = isLost ? "chat.to_lost_group" : "chat.to_group";
  const words = isGroup ? group : isSelf ? "chat.to_self" : isAway ? "chat.to_absent" : "chat.to_person";
  return (
    <p
      id={id}
      // The addressee may leave while the user writes to them.
      aria-live="polite"
      className={`flex min-w-0 gap-1.5 text-xs font-semibold ${isGroup ? "text-accent" : "text-private"}`}
    >
      <Icon aria-hidden size="0.875rem" className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        <Phrase text={t(words)} parts={{ name: <Name>{isGroup ? wholeGroupName(to, t) : name}</Name> }} />
      </span>
    </p>
  );
}
