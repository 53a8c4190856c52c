import { Megaphone } from "lucide-react";
import type { Addressee, Rules } from "../../../../protocol";
import { useTranslation } from "../../../language/translation/use-translation";
import { useView } from "../../../room/session/RoomSession";
import { SilenceFrame } from "./SilenceFrame";

export function Locked({ id, to }: { id: string; to: Addressee }) {
  const { t } = useTranslation();
  const rules = useView((view) => view.rules);
  return (
    <SilenceFrame id={id} icon={Megaphone}>
      <b className="font-semibold">{t(`chat.locked.${lockOf(rules, to)}`)}</b>
      <span>{` ${t("chat.locked_hint")}`}</span>
    </SilenceFrame>
  );
}

function lockOf({ post_global, post_groups, private: privately }: Rules, { scope }: Addressee) {
  if (scope === "private") return privately === "nobody" ? "nobody" : "with_moderators";
  const writers = scope === "global" ? post_global : post_groups;
  return writers === "moderators" ? (`${scope}_moderators` as const) : (`${scope}_not_guests` as const);
}
