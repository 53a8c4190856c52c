import { Switch } from "../../kit/forms/Switch";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

export function HandsSwitch() {
  const { t } = useTranslation();
  const enabled = useView(({ control }) => control.raise_hands_enabled);
  const { run, busy, connected } = useCommand();
  return (
    <Card
      title={t(enabled ? "moderation.hands.on" : "moderation.hands.off")}
      hint={t(enabled ? "moderation.hands.on_hint" : "moderation.hands.off_hint")}
      action={
        <Switch
          aria-label={t("moderation.hands.switch")}
          checked={enabled}
          busy={busy || !connected}
          onCheckedChange={(on) =>
            void run({
              namespace: "moderation",
              payload: { action: on ? "enable_raise_hands" : "disable_raise_hands" },
            })
          }
        />
      }
    />
  );
}
