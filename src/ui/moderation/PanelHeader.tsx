import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { countHere } from "../../room/view";
import { buttonLook } from "../kit/buttons/button-look";
import { AppHeader } from "../kit/page/AppHeader";
import { Name } from "../kit/words/Name";
import { useTranslation } from "../language/translation/use-translation";
import { useSessionState, useView } from "../room/session/RoomSession";
import { chatAddress, panelAddress } from "./section/sections";

export function PanelHeader({ leadsToIndex }: { leadsToIndex: boolean }) {
  const { t } = useTranslation();
  const room = useView((view) => view.room);
  const count = useView(countHere);
  const open = useSessionState((state) => state.open);
  return (
    <AppHeader
      back={
        <Link
          href={leadsToIndex ? panelAddress(room.id, open) : chatAddress(room.id, open)}
          className={`${buttonLook("quiet")} shrink-0 px-2.5! sm:px-3!`}
        >
          <ArrowLeft aria-hidden size="1.125rem" className="rtl:-scale-x-100" />
          <span className="max-sm:sr-only">{t(leadsToIndex ? "moderation.to_index" : "moderation.to_room")}</span>
        </Link>
      }
      title={
        <>
          <span className="sr-only">{`${t("moderation.heading")} `}</span>
          <Name className="block truncate">{room.title}</Name>
        </>
      }
      meta={<span className="shrink-0 text-sm text-soft max-sm:hidden">{t("moderation.here", { count })}</span>}
    />
  );
}
