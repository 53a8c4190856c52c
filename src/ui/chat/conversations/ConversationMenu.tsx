import { Bell, BellOff, Mail } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { AnchoredMenu } from "../../kit/dialogs/windows/AnchoredMenu";
import { MENU_ITEM } from "../../kit/dialogs/windows/menu-look";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { isMuted } from "../../settings/levels";
import { useLevels, useRoomChoices } from "../../settings/RoomChoices";

export type OpenMenu = { readonly to: Addressee; readonly left: number; readonly top: number };

type Props = { menu: OpenMenu | undefined; onClose: () => void; onClosed: () => void };

export function ConversationMenu({ menu, onClose, onClosed }: Props) {
  const { t } = useTranslation();
  const anchor = menu && { left: menu.left, top: menu.top, width: 0, height: 0 };
  return (
    <AnchoredMenu anchor={anchor} label={t("chat.conversation_menu")} onClose={onClose} onClosed={onClosed}>
      {menu && <Items to={menu.to} />}
    </AnchoredMenu>
  );
}

function Items({ to }: { to: Addressee }) {
  const { t } = useTranslation();
  const session = useSession();
  const choices = useRoomChoices();
  const muted = useLevels((levels) => isMuted(levels, to));
  const self = useView((view) => view.self.id);
  const hasOthers = useView(
    (view) =>
      view.chat.conversations[keyOf(to)]?.messages.some(
        ({ source, deleted_at }) => source !== self && deleted_at === undefined,
      ) === true,
  );
  const Icon = muted ? Bell : BellOff;
  return (
    <>
      <DropdownMenu.Item onSelect={() => choices.choose(keyOf(to), muted ? undefined : "none")} className={MENU_ITEM}>
        <Icon aria-hidden size="1.125rem" strokeWidth={1.9} className="text-soft" />
        <span>{t(muted ? "chat.unmute" : "chat.mute")}</span>
      </DropdownMenu.Item>
      {hasOthers && (
        <DropdownMenu.Item onSelect={() => session.markUnread(to)} className={MENU_ITEM}>
          <Mail aria-hidden size="1.125rem" strokeWidth={1.9} className="text-soft" />
          <span>{t("chat.mark_unread")}</span>
        </DropdownMenu.Item>
      )}
    </>
  );
}
