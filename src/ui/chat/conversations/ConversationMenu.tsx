import { Bell, BellOff, Mail } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import type { Addressee } from "../../../protocol";
import { keyOf } from "../../../room/view";
import { MENU_ITEM, MENU_LOOK } from "../../kit/dialogs/menu-look";
import { useFirstEntry } from "../../kit/dialogs/windows/use-first-entry";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { isMuted } from "../../settings/levels";
import { useLevels, useRoomChoices } from "../../settings/RoomChoices";

export type OpenMenu = { readonly to: Addressee; readonly left: number; readonly top: number };

type Props = { menu: OpenMenu | undefined; onClose: () => void; onClosed: () => void };

/** The actions on a conversation of the list. */
export function ConversationMenu({ menu, onClose, onClosed }: Props) {
  const { t } = useTranslation();
  useFirstEntry(menu !== undefined);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root open={menu !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          style={menu && { left: menu.left, top: menu.top, width: 0, height: 0 }}
          className="pointer-events-none fixed appearance-none opacity-0"
        />
      </DropdownMenu.Trigger>
      <div ref={setPlace} />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          align="start"
          sideOffset={3}
          collisionPadding={8}
          aria-label={t("chat.conversation_menu")}
          aria-labelledby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            onClosed();
          }}
          className={MENU_LOOK}
        >
          {menu && <Items to={menu.to} />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
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
