import { useEffect } from "react";
import { showBadge, showDot } from "../browser/telling/signs";
import { totalUnread } from "../chat/conversations/unread";
import { useView } from "../room/session/RoomSession";
import { useLevels } from "../settings/RoomChoices";

export function Signs() {
  const levels = useLevels((it) => it);
  const count = useView((view) => totalUnread(view, levels));
  useEffect(() => {
    showDot(count > 0);
    showBadge(count);
  }, [count]);
  useEffect(
    () => () => {
      showDot(false);
      showBadge(0);
    },
    [],
  );
  return null;
}
