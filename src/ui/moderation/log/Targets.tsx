import { useShallow } from "zustand/react/shallow";
import { NameList } from "../../language/NameList";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { NAMED_AT_MOST } from "./happenings";

/** So many people by name, and the others by their number. */
export function Targets({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  const names = useView(useShallow((view) => ids.slice(0, NAMED_AT_MOST).flatMap((id) => nameIn(view, id) ?? [])));
  const others = ids.length - names.length;
  const rest = t(names.length === 0 ? "announce.people" : "notices.others", { count: others });
  return <NameList names={names} others={others > 0 ? rest : undefined} listed={listed} />;
}
