import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

export function LowerAll() {
  const { t } = useTranslation();
  const isModerator = useView(({ self }) => self.module_data.control.role === "moderator");
  const { run, busy, connected } = useCommand();
  if (!isModerator) return null;
  return (
    <Button
      variant="quiet"
      size="small"
      busy={busy}
      aria-disabled={!connected}
      onClick={() => void run({ namespace: "moderation", payload: { action: "reset_raised_hands" } })}
    >
      {t("people.hands.lower_all")}
    </Button>
  );
}
