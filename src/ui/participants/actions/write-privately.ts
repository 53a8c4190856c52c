import { MessageSquareText } from "lucide-react";
import { useRouter } from "next/router";
import { composerField, focusComposer } from "../../chat/composing/focus-composer";
import { leaveFor } from "../../kit/dialogs/leave-for";
import { hashOf } from "../../room/session/places";
import { useSession } from "../../room/session/RoomSession";
import type { Action } from "./action";

export const writePrivately: Action = {
  id: "write_privately",
  part: "talking",
  icon: MessageSquareText,
  label: (t) => t("people.message_privately"),
  isPrivate: true,
  isOffered: ({ id }, { view }) => id !== view.self.id,
  useRun: () => {
    const router = useRouter();
    const { room_id } = useSession().entry;
    return ({ id }) => {
      const hash = hashOf({ scope: "private", target: id });
      if (composerField() === null)
        return void router.push(`/rooms/${room_id}${hash}`).then(() => requestAnimationFrame(focusComposer));
      addEventListener("hashchange", () => requestAnimationFrame(focusComposer), { once: true });
      leaveFor(hash);
    };
  },
};
