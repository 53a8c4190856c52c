import { MessageSquareOff, UserRoundMinus } from "lucide-react";
import type { StoredMessage } from "../../../../protocol";
import type { View } from "../../../../room/view";
import { actsOn, isBanned, isMuted } from "../../../participants/actions/rights";
import { useShortcut } from "../../../participants/menu/PersonMenuProvider";
import { subjectOf } from "../../../participants/moderating/subject";
import type { Action } from "./action";

/** The acts that moderators need most, without the way over the author's own menu. */
export const muteAuthor: Action = {
  id: "mute_author",
  icon: MessageSquareOff,
  isOfAuthor: true,
  label: (t) => t("messages.action.mute_author"),
  isOffered: (message, view) => {
    const author = authorOf(message, view);
    return author !== undefined && actsOn(author, view) && !isMuted(author, view) && !isBanned(author, view);
  },
  useRun: () => {
    const act = useShortcut();
    return ({ source }) => act(source, "mute");
  },
};

export const removeAuthor: Action = {
  id: "remove_author",
  icon: UserRoundMinus,
  isOfAuthor: true,
  label: (t) => t("messages.action.remove_author"),
  isDestructive: true,
  isOffered: (message, view) => {
    const author = authorOf(message, view);
    if (author === undefined || !actsOn(author, view)) return false;
    const { left_at } = view.control.participants[author.id]?.module_data.control ?? {};
    // In a large room nobody knows for sure.
    return view.control.count !== undefined || left_at === undefined;
  },
  useRun: () => {
    const act = useShortcut();
    return ({ source }) => act(source, "kick");
  },
};

function authorOf({ source }: StoredMessage, { control }: View) {
  const author = control.participants[source];
  return author && subjectOf(author);
}
