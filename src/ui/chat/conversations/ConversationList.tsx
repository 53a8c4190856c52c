import { useTranslation } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { keyOf, type View } from "../../../room/view";
import { moveFocus } from "../../kit/page/move-focus";
import { useSessionState, useView } from "../../room/session/RoomSession";
import { ConversationItem } from "./ConversationItem";
import { useLostGroups } from "./lost-group";
import { EVERYONE, latestFirst } from "./order";

export function ConversationList() {
  const { t } = useTranslation();
  const groups = [...useConversations("group"), ...useLostGroups()];
  const privates = useConversations("private");
  const open = useSessionState((state) => keyOf(state.open));
  const item = (to: Addressee) => <ConversationItem key={keyOf(to)} to={to} isOpen={keyOf(to) === open} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move between the links in it.
    <div className="p-2" onKeyDown={(event) => moveFocus(event, "a[href]")}>
      <h2 className="sr-only">{t("chat.conversations")}</h2>
      <ul>{item(EVERYONE)}</ul>
      {groups.length > 0 && <Section title={t("chat.groups")}>{groups.map(item)}</Section>}
      {privates.length > 0 && <Section title={t("chat.private")}>{privates.map(item)}</Section>}
    </div>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="px-2.5 pt-3 pb-1 text-xs text-faint">{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

/** The addressees stay the same objects until a conversation comes, goes or overtakes another. */
function useConversations(scope: "group" | "private"): readonly Addressee[] {
  return useView(useShallow((view: View) => latestFirst(view, scope)));
}
