import { X } from "lucide-react";
import { IconButton } from "../kit/buttons/IconButton";
import { useTranslation } from "../language/translation/use-translation";
import { useView } from "../room/session/RoomSession";
import { PanelNav } from "./PanelNav";
import type { SectionName } from "./section/sections";
import { useClosePanel } from "./use-close-panel";

export function BesideHeader({ section }: { section: SectionName | undefined }) {
  const { t } = useTranslation();
  const close = useClosePanel();
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  return (
    <div className="flex min-h-14 shrink-0 items-start gap-1 border-b border-line px-3 py-1.5">
      {isModerator && <PanelNav isRow current={section} />}
      <IconButton icon={X} label={t("moderation.close")} className="ms-auto -mt-0.5" onClick={close} />
    </div>
  );
}
