import { useId } from "react";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RuleRow } from "./RuleRow";

export function ChatSwitch({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const enabled = useView((view) => view.chat.enabled);
  const { run, busy, connected } = useCommand();
  const turn = async (on: boolean) => {
    const action = on ? "enable_chat" : "disable_chat";
    if ((await run({ namespace: "chat", payload: { action } })) === "done") onSaved();
  };
  return (
    <RuleRow
      id={id}
      label={t(enabled ? "moderation.chat.on" : "moderation.chat.off")}
      hint={t(enabled ? "moderation.chat.on_hint" : "moderation.chat.off_hint")}
    >
      <Switch
        aria-label={t("moderation.chat.switch")}
        aria-describedby={`${id}-hint`}
        checked={enabled}
        busy={busy || !connected}
        onCheckedChange={(on) => void turn(on)}
      />
    </RuleRow>
  );
}
