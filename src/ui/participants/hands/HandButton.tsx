import { Hand } from "lucide-react";
import { IconButton } from "../../kit/buttons/IconButton";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { raisedIn } from "./raised";

/** While hands are off there is no button. */
export function HandButton() {
  const { t } = useTranslation();
  const enabled = useView(({ control }) => control.raise_hands_enabled);
  const isUp = useView(({ self }) => self.module_data.control.hand_is_up);
  const place = useView((view) => raisedIn(view).findIndex(({ id }) => id === view.self.id) + 1);
  const { run, busy, connected } = useCommand();
  if (!enabled) return null;
  return (
    <>
      <IconButton
        data-hand
        icon={Hand}
        variant={isUp ? "primary" : "quiet"}
        label={t(isUp ? "people.hands.lower" : "people.hands.raise")}
        aria-disabled={!connected || busy}
        onClick={() => void run({ namespace: "control", payload: { action: isUp ? "lower_hand" : "raise_hand" } })}
      />
      <span aria-live="polite" className="sr-only">
        {isUp ? t("people.hands.place", { place }) : ""}
      </span>
    </>
  );
}

export function pressHand(): void {
  document.querySelector<HTMLButtonElement>("button[data-hand]")?.click();
}
