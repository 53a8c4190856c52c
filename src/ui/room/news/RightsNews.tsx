import { useEffect } from "react";
import type { Notice, View } from "../../../room/view";
import { useToast } from "../../kit/dialogs/Toasts";
import { filled } from "../../language/text/filled";
import { isolated } from "../../language/text/right-to-left";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { groupLabel } from "../labels/group-label";
import { ownGroups } from "../labels/names";
import { useSession } from "../session/RoomSession";
import { ownNoticeKey } from "./own-notice";

/** A toast replaces the one before: changes of role and groups within this time share one. */
const TOGETHER_MS = 400;

export function RightsNews() {
  const { t } = useTranslation();
  const { list } = useTimes();
  const session = useSession();
  const toast = useToast();
  useEffect(() => {
    let heard: Notice[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      const { view } = session.store.getState();
      const own = view ? ownGroups(view) : [];
      const sentences = heard.map((notice) => {
        const groups = "groups" in notice ? notice.groups.map((it) => groupLabel(it, [...own, ...notice.groups])) : [];
        return `${filled(t(ownNoticeKey(notice), { count: groups.length }), { groups: list(groups.map(isolated)) })}.`;
      });
      heard = [];
      toast(sentences.join(" "));
    };
    const forget = session.store.subscribe(({ view }, { view: before }) => {
      const news = before && view ? ownRights(before, view) : [];
      if (news.length === 0) return;
      heard = heard.concat(news);
      clearTimeout(timer);
      timer = setTimeout(tell, TOGETHER_MS);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [session, toast, t, list]);
  return null;
}

function ownRights(before: View, after: View): Notice[] {
  if (before.notices === after.notices) return [];
  const known = new Set(before.notices);
  return after.notices.filter((notice) => isOwnRight(after, notice) && !known.has(notice));
}

function isOwnRight({ self }: View, { who, kind }: Notice): boolean {
  return who === self.id && (kind === "role" || kind === "added" || kind === "removed");
}
