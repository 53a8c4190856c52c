import { useEffect } from "react";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../session/RoomSession";

export function HandNews() {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  useEffect(
    () =>
      session.listen(({ payload }) => {
        if (payload.message === "raised_hand_reset_by_moderator") toast(t("people.hands.lowered"));
      }),
    [session, toast, t],
  );
  useEffect(
    () =>
      session.store.subscribe(({ view }, { view: before }) => {
        if (!view || !before || view.control.raise_hands_enabled === before.control.raise_hands_enabled) return;
        if (before.self.module_data.control.hand_is_up) toast(t("people.hands.switched_off"));
      }),
    [session, toast, t],
  );
  return null;
}
