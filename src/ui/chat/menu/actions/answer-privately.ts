import { LockKeyhole } from "lucide-react";
import { leaveFor } from "../../../kit/dialogs/leave-for";
import { hashOf } from "../../../room/session/places";
import { focusComposer } from "../../composing/focus-composer";
import type { Action } from "./action";

/** No answer goes from one conversation to another. */
export const answerPrivately: Action = {
  id: "answer_privately",
  icon: LockKeyhole,
  label: (t) => t("messages.action.answer_privately"),
  isPrivate: true,
  isOffered: ({ scope, source }, { self }) => scope !== "private" && source !== self.id,
  useRun:
    () =>
    ({ source }) => {
      addEventListener("hashchange", () => requestAnimationFrame(focusComposer), { once: true });
      leaveFor(hashOf({ scope: "private", target: source }));
    },
};
