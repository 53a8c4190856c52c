import { MessageSquareOff } from "lucide-react";
import { Name } from "../../../kit/words/Name";
import { Phrase } from "../../../language/text/Phrase";
import { useTranslation } from "../../../language/translation/use-translation";
import { nameIn } from "../../../room/labels/names";
import { useView } from "../../../room/session/RoomSession";
import { SilenceFrame } from "./SilenceFrame";

export function SwitchedOff({ id }: { id: string }) {
  const { t } = useTranslation();
  const isOwn = useView((view) => view.chat.disabled_by === view.self.id);
  const by = useView((view) => nameIn(view, view.chat.disabled_by));
  return (
    <SilenceFrame id={id} icon={MessageSquareOff}>
      {isOwn ? (
        <span>{t("chat.switched_off_by_you")}</span>
      ) : (
        <Phrase
          text={t("chat.switched_off")}
          parts={{ who: by === undefined ? <span>{t("chat.a_moderator")}</span> : <Name>{by}</Name> }}
        />
      )}
    </SilenceFrame>
  );
}
