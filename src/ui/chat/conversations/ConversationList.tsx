import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Addressee } from "../../../protocol";
import { keyOf, type View } from "../../../room/view";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { moveFocus } from "../../kit/page/move-focus";
import { useTranslation } from "../../language/translation/use-translation";
import { shortNames } from "../../room/labels/short-names";
import { useSessionState, useView } from "../../room/session/RoomSession";
import { ConversationItem } from "./ConversationItem";
import { useLostGroups } from "./lost-group";
import { EVERYONE, latestFirst } from "./order";
import { useConversationMenu } from "./use-conversation-menu";

const conversationMenu = partOf(() => import("./ConversationMenu").then((it) => it.ConversationMenu));

export function ConversationList() {
  const { t } = useTranslation();
  const groups = [...useConversations("group"), ...useLostGroups()];
  const privates = useConversations("private");
  const open = useSessionState((state) => keyOf(state.open));
  const people = useView(({ control }) => control.participants);
  const names = useMemo(
    () =>
      shortNames(Object.values(people).map(({ id, module_data }) => ({ id, name: module_data.control.display_name }))),
    [people],
  );
  const menu = useConversationMenu();
  const item = (to: Addressee) => (
    <ConversationItem key={keyOf(to)} to={to} isOpen={keyOf(to) === open} names={names} onMenu={menu.openFor} />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and fingers only move between the links in it, or open their menu.
    <div
      className="p-2"
      onKeyDown={(event) => {
        menu.onKey(event);
        if (!event.defaultPrevented) moveFocus(event, "a[href]");
      }}
      {...menu.handlers}
    >
      <h2 className="sr-only">{t("chat.conversations")}</h2>
      <ul>{item(EVERYONE)}</ul>
      {groups.length > 0 && <Section title={t("chat.groups")}>{groups.map(item)}</Section>}
      {privates.length > 0 && <Section title={t("chat.private")}>{privates.map(item)}</Section>}
      <LaterOver
        part={conversationMenu}
        wanted={menu.menu !== undefined}
        onGiveUp={menu.close}
        menu={menu.menu}
        onClose={menu.close}
        onClosed={menu.giveBack}
      />
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
