import { useRouter } from "next/router";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { useTranslation } from "../../language/translation/use-translation";
import { useForget } from "../../lobby/known-rooms/use-forget";
import { useView } from "../session/RoomSession";
import { useUnsentCounts } from "../session/use-unsent-counts";

/** Perhaps only this browser knows the way back. */
export function ForgetRoom({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const router = useRouter();
  const forget = useForget();
  const room_id = useView(({ room }) => room.id);
  const unsent = useUnsentCounts().get(room_id) ?? 0;
  const go = () => {
    forget(room_id);
    // Once more when the room is off the screen: a field that goes keeps its draft.
    void router.push("/").then(() => forget(room_id));
  };
  return (
    <AlertWindow
      open
      onOpenChange={onClose}
      title={t("own.forget_ask")}
      description={unsent > 0 ? t("own.forget_unsent", { count: unsent }) : t("own.forget_text")}
      confirm={t("own.forget_confirm")}
      onConfirm={go}
    />
  );
}
