import { Switch } from "../../kit/forms/Switch";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

export function ChatSwitch() {
  const { t } = useTranslation();
  const enabled = useView((view) => view.chat.enabled);
  const { run, busy, connected } = useCommand();
  return (
    <Card
      title={t(enabled ? "moderation.chat.on" : "moderation.chat.off")}
      hint={t(enabled ? "moderation.chat.on_hint" : "moderation.chat.off_hint")}
      action={
        <Switch
          aria-label={t("moderation.chat.switch")}
          checked={enabled}
          busy={busy || !connected}
          onCheckedChange={(on) =>
            void run({ namespace: "chat", payload: { action: on ? "enable_chat" : "disable_chat" } })
          }
        />
      }
    />
  );
}
