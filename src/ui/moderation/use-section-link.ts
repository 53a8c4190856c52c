import { useTranslation } from "../language/translation/use-translation";
import { useSessionState, useView } from "../room/session/RoomSession";
import { CONTENTS } from "./contents";
import { useSectionCount } from "./SectionCount";
import { panelAddress, type SectionName } from "./section/sections";

export function useSectionLink(name: SectionName) {
  const { t } = useTranslation();
  const room_id = useView(({ room }) => room.id);
  const open = useSessionState((state) => state.open);
  const count = useSectionCount(name);
  const word = t(`session.sections.${name}`);
  return {
    href: panelAddress(room_id, open, name),
    word,
    label: count > 0 ? t("moderation.sections.counted", { section: word, count }) : word,
    Icon: CONTENTS[name].Icon,
  };
}
