import { ShieldAlert } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "../kit/buttons/button-look";
import { EmptyState } from "../kit/page/EmptyState";
import { Name } from "../kit/words/Name";
import { Phrase } from "../language/text/Phrase";
import { useTranslation } from "../language/translation/use-translation";
import { useSessionState, useView } from "../room/session/RoomSession";
import { chatAddress } from "./section/sections";

export function NotAModerator() {
  const { t } = useTranslation();
  const room = useView((view) => view.room);
  const open = useSessionState((state) => state.open);
  return (
    <EmptyState heading="h2" icon={ShieldAlert} title={t("moderation.not_for_you")}>
      <p role="status">
        <Phrase text={t("moderation.not_for_you_text")} parts={{ title: <Name>{room.title}</Name> }} />
      </p>
      <Link href={chatAddress(room.id, open)} className={`${buttonLook("primary")} mt-5`}>
        {t("moderation.to_room")}
      </Link>
    </EmptyState>
  );
}
