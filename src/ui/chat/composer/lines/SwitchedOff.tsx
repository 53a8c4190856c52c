import { MessageSquareOff } from "lucide-react";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { useTranslation } from "../../../language/translation/use-translation";
import { nameIn } from "../../../room/labels/names";
import { useView } from "../../../room/session/RoomSession";

export function SwitchedOff() {
  const { t } = useTranslation();
  const isOwn = useView((view) => view.chat.disabled_by === view.self.id);
  const by = useView((view) => nameIn(view, view.chat.disabled_by));
  return (
    <p className="flex gap-2 rounded-t-[13px] border-b border-line bg-warn-wash px-3.5 py-2 text-sm font-medium text-warn">
      <MessageSquareOff aria-hidden size="1.0625rem" className="mt-0.5 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        {isOwn ? (
          <span>{t("chat.switched_off_by_you")}</span>
        ) : (
          <Phrase
            text={t("chat.switched_off")}
            parts={{ who: by === undefined ? <span>{t("chat.a_moderator")}</span> : <Name>{by}</Name> }}
          />
        )}
      </span>
    </p>
  );
}
