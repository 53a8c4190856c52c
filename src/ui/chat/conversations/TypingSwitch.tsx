import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Switch } from "../../kit/forms/Switch";
import { useSession } from "../../room/session/RoomSession";

/** Whether others see that the user is typing, and the user sees it of others; for all rooms of this browser. */
export function TypingSwitch() {
  const { t } = useTranslation();
  const id = useId();
  const { typing } = useSession();
  const isOn = useStore(typing.store, (state) => state.isOn);
  useEffect(() => typing.attach(), [typing]);
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span id={id} className="block text-sm">
          {t("messages.typing.show")}
        </span>
        <span id={`${id}-hint`} className="block text-xs text-soft">
          {t("messages.typing.hint")}
        </span>
      </span>
      <Switch
        aria-labelledby={id}
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onCheckedChange={(on) => typing.choose(on)}
      />
    </div>
  );
}
