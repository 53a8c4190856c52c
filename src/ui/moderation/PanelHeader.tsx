import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import type { View } from "../../room/view";
import { buttonLook } from "../kit/buttons/button-look";
import { AppHeader } from "../kit/page/AppHeader";
import { Name } from "../kit/words/Name";
import { useTranslation } from "../language/translation/use-translation";

export function PanelHeader({ room, count }: { room: View["room"]; count: number }) {
  const { t } = useTranslation();
  return (
    <AppHeader
      back={
        <Link href={`/rooms/${room.id}`} className={`${buttonLook("quiet")} shrink-0 px-2.5! sm:px-3!`}>
          <ArrowLeft aria-hidden size="1.125rem" className="rtl:-scale-x-100" />
          <span className="max-sm:sr-only">{t("moderation.to_room")}</span>
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
