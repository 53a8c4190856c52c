import type { Participant } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { mutedWords, useMute } from "../../room/labels/muted";

export function PersonHead({ person }: { person: Participant }) {
  const { t } = useTranslation();
  const { until } = useTimes();
  const { id, module_data } = person;
  const { display_name, role, is_room_owner, left_at } = module_data.control;
  const mute = useMute(id);
  const words = [
    t(is_room_owner ? "kit.role.owner" : `kit.role.${role}`),
    left_at !== undefined && t("people.away"),
    mute && mutedWords(mute, { t, until }),
  ].filter(Boolean);
  return (
    <span className="flex items-center gap-3">
      <Avatar id={id} name={display_name} />
      <span className="min-w-0 flex-1">
        <Name className="block truncate text-sm font-semibold">{display_name}</Name>
        <span className="block truncate text-xs font-normal text-soft">{words.join(" · ")}</span>
      </span>
    </span>
  );
}
