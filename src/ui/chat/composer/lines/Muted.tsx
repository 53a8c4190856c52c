import { MessageSquareOff } from "lucide-react";
import { useTranslation } from "../../../language/translation/use-translation";
import { useTimes } from "../../../language/use-times";
import { useView } from "../../../room/session/RoomSession";
import { SilenceFrame } from "./SilenceFrame";

export function Muted({ id }: { id: string }) {
  const { t } = useTranslation();
  const { until } = useTimes();
  const end = useView((view) => view.chat.muted?.until);
  return (
    <SilenceFrame id={id} icon={MessageSquareOff}>
      <b className="font-semibold">
        {end === undefined ? t("chat.muted_lasting") : t("chat.muted_until", { time: until(end) })}
      </b>
      <span>{` ${t("chat.muted_hint")}`}</span>
    </SilenceFrame>
  );
}
