import { useId } from "react";
import type { ModerationCommand } from "../../../protocol";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RuleRow } from "./RuleRow";

export function NamesSwitch({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const isFree = useView(({ control }) => control.display_name_change_restrictions.type === "disabled");
  const { run, busy, connected } = useCommand();
  const turn = async (on: boolean) => {
    const payload: ModerationCommand = on
      ? { action: "disable_display_name_change_restrictions" }
      : { action: "enable_display_name_change_restrictions", unrestricted_participants: [] };
    if ((await run({ namespace: "moderation", payload })) === "done") onSaved();
  };
  return (
    <RuleRow
      id={id}
      label={t(isFree ? "moderation.names.on" : "moderation.names.off")}
      hint={t(isFree ? "moderation.names.on_hint" : "moderation.names.off_hint")}
    >
      <Switch
        aria-label={t("moderation.names.switch")}
        aria-describedby={`${id}-hint`}
        checked={isFree}
        busy={busy || !connected}
        onCheckedChange={(on) => void turn(on)}
      />
    </RuleRow>
  );
}
