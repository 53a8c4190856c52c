import { useEffect } from "react";
import { useToast } from "../../kit/dialogs/Toasts";
import { filled } from "../../language/text/filled";
import { isolated } from "../../language/text/right-to-left";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession } from "../session/RoomSession";

export function NameNews() {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  useEffect(
    () =>
      session.listen(({ payload }) => {
        const self = session.store.getState().view?.self.id;
        if (payload.message !== "display_name_changed" || payload.target !== self) return;
        const text = t(payload.issued_by === self ? "notices.own.renamed" : "session.renamed");
        toast(filled(text, { name: isolated(payload.new_name) }));
      }),
    [session, toast, t],
  );
  return null;
}
