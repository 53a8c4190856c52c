import { AtSign } from "lucide-react";
import { composerField } from "../../chat/composing/focus-composer";
import { chosenFor, keepChosen } from "../../client/chosen-mentions";
import { leaveFor } from "../../kit/dialogs/leave-for";
import { typeInto } from "../../kit/forms/type-into";
import { hashOf } from "../../room/session/places";
import { useSession } from "../../room/session/RoomSession";
import type { Subject } from "../moderating/subject";
import type { Action } from "./action";

export const mention: Action = {
  id: "mention",
  part: "talking",
  icon: AtSign,
  label: (t) => t("moderation.act.mention"),
  isOffered: ({ id }, { view, open }) => open !== undefined && open.scope !== "private" && id !== view.self.id,
  useRun: () => {
    const session = useSession();
    const write = ({ id, name }: Subject) => {
      const { open } = session.store.getState();
      const field = composerField();
      if (!field) return;
      const { room_id } = session.entry;
      const text = `@${name}`;
      keepChosen(room_id, open, [...chosenFor(room_id, open), { text, id }]);
      field.focus();
      const isInWord = /\S$/u.test(field.value.slice(0, field.selectionStart));
      typeInto(field, `${isInWord ? " " : ""}${text} `);
    };
    return (subject) => {
      const hash = hashOf(session.store.getState().open);
      if (location.hash === hash || (hash === "#" && location.hash === "")) return write(subject);
      // On a phone the people stand in the place of the composer.
      addEventListener("hashchange", () => requestAnimationFrame(() => write(subject)), { once: true });
      leaveFor(hash);
    };
  },
};
