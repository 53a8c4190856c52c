import { useId } from "react";
import { Switch } from "../../kit/forms/Switch";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RuleRow } from "./RuleRow";

export function HandsSwitch({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const enabled = useView(({ control }) => control.raise_hands_enabled);
  const { run, busy, connected } = useCommand();
  const turn = async (on: boolean) => {
    const action = on ? "enable_raise_hands" : "disable_raise_hands";
    if ((await run({ namespace: "moderation", payload: { action } })) === "done") onSaved();
  };
  return (
    <RuleRow
      id={id}
      label={t(enabled ? "moderation.hands.on" : "moderation.hands.off")}
      hint={t(enabled ? "moderation.hands.on_hint" : "moderation.hands.off_hint")}
    >
      <Switch
        aria-label={t("moderation.hands.switch")}
        aria-describedby={`${id}-hint`}
        checked={enabled}
        busy={busy || !connected}
        onCheckedChange={(on) => void turn(on)}
      />
    </RuleRow>
  );
}
