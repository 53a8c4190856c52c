import { useRef } from "react";
import type { Id } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { actsOn, isMuted } from "../../participants/actions/rights";
import { usePersonMenu, useShortcut } from "../../participants/menu/PersonMenuProvider";
import { subjectOf } from "../../participants/moderating/subject";
import { nameOrWord } from "../labels/names";
import { useSession } from "../session/RoomSession";
import { useFlooding } from "./use-flooding";

const SILENT_FOR_MS = 60_000;

export function FloodingNotice() {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  const open = usePersonMenu();
  const act = useShortcut();
  const told = useRef(new Map<Id, number>());
  useFlooding((target) => {
    const { view } = session.store.getState();
    const now = Date.now();
    if (!view || target === view.self.id || now - (told.current.get(target) ?? 0) < SILENT_FOR_MS) return;
    told.current.set(target, now);
    void session.meet(target).then(() => {
      const now = session.store.getState().view ?? view;
      const person = now.control.participants[target];
      const name = nameOrWord(now, target, t);
      const canAct = person !== undefined && actsOn(subjectOf(person), now) && !isMuted(subjectOf(person), now);
      const middle = { left: innerWidth / 2, top: innerHeight / 3 };
      const [mute, more] = [t("session.flooding_mute.name", { name }), t("session.flooding_more.name", { name })];
      const action = canAct && {
        label: t("session.flooding_mute.label"),
        name: mute,
        run: () => act(target, "mute"),
        about: `flooding ${target}`,
        more: {
          label: t("session.flooding_more.label"),
          name: more,
          run: () => open(target, middle),
        },
      };
      toast(t("session.flooding", { name }), "bad", action || undefined);
    });
  });
  return null;
}
