import { useRef } from "react";
import type { Id } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { nameOrWord } from "../labels/names";
import { useSession } from "../session/RoomSession";
import { useFlooding } from "./use-flooding";

const SILENT_FOR_MS = 60_000;

export function FloodingNotice() {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  const told = useRef(new Map<Id, number>());
  useFlooding((target) => {
    const { view } = session.store.getState();
    const now = Date.now();
    if (!view || target === view.self.id || now - (told.current.get(target) ?? 0) < SILENT_FOR_MS) return;
    told.current.set(target, now);
    void session.meet(target).then(() => {
      const name = nameOrWord(session.store.getState().view ?? view, target, t);
      toast(t("session.flooding", { name }), "bad");
    });
  });
  return null;
}
