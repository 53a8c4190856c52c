import { useEffect } from "react";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useSession } from "../session/RoomSession";

export function MuteNews() {
  const { t } = useTranslation();
  const { until } = useTimes();
  const session = useSession();
  const toast = useToast();
  useEffect(
    () =>
      session.store.subscribe(({ view }, { view: before }) => {
        if (!view || !before || view.chat.muted === before.chat.muted) return;
        const { muted } = view.chat;
        if (muted === undefined) toast(t("session.unmuted"));
        else if (muted.until === undefined) toast(t("chat.muted_lasting"), "bad");
        // One that ended before it was heard of is no news.
        else if (muted.until > session.clock.now) toast(t("chat.muted_until", { time: until(muted.until) }), "bad");
      }),
    [session, toast, t, until],
  );
  return null;
}
