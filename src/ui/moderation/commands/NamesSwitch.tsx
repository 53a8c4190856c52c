import { Switch } from "../../kit/forms/Switch";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

/** Whether people change their own names. */
export function NamesSwitch() {
  const { t } = useTranslation();
  const isFree = useView(({ control }) => control.display_name_change_restrictions.type === "disabled");
  const { run, busy, connected } = useCommand();
  return (
    <Card
      title={t(isFree ? "moderation.names.on" : "moderation.names.off")}
      hint={t(isFree ? "moderation.names.on_hint" : "moderation.names.off_hint")}
      action={
        <Switch
          aria-label={t("moderation.names.switch")}
          checked={isFree}
          busy={busy || !connected}
          onCheckedChange={(on) =>
            void run({
              namespace: "moderation",
              payload: on
                ? { action: "disable_display_name_change_restrictions" }
                : { action: "enable_display_name_change_restrictions", unrestricted_participants: [] },
            })
          }
        />
      }
    />
  );
}
