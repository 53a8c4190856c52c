import { Bell, DoorOpen, Keyboard, type LucideIcon, Pencil, Settings2, Trash2 } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import { MENU_ITEM, MENU_LOOK } from "../../kit/dialogs/windows/menu-look";
import { useFirstEntry } from "../../kit/dialogs/windows/use-first-entry";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useLeaveRoom } from "./use-leave-room";
import { useShowWindow } from "./windows";

type Props = {
  name: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClosed: () => void;
};

export function OwnMenuList({ name, open, onOpenChange, onClosed }: Props) {
  const { t } = useTranslation();
  const show = useShowWindow();
  const leave = useLeaveRoom();
  const onFocus = useFirstEntry(open);
  const chosen = useRef<() => void>(undefined);
  const choose = (what: () => void) => () => {
    chosen.current = what;
  };
  return (
    <DropdownMenu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        aria-label={t("own.menu_label")}
        aria-labelledby={undefined}
        onFocus={onFocus}
        onCloseAutoFocus={(event) => {
          // The menu's button has the focus before a window opens, which gives it back there.
          event.preventDefault();
          onClosed();
          chosen.current?.();
          chosen.current = undefined;
        }}
        className={MENU_LOOK}
      >
        <DropdownMenu.Label className="max-w-64 truncate px-2.5 py-1.5 text-sm font-semibold">
          <Name>{name}</Name>
        </DropdownMenu.Label>
        <Item icon={Pencil} text={t("own.change_name")} onSelect={choose(() => show("name"))} />
        <Item icon={Settings2} text={t("own.settings")} onSelect={choose(() => show("settings"))} />
        <Item icon={Bell} text={t("telling.open")} onSelect={choose(() => show("notifications"))} />
        <Item icon={Keyboard} text={t("own.keys_menu")} onSelect={choose(() => show("keys"))} />
        <DropdownMenu.Separator className="my-1 h-px bg-line" />
        <Item icon={DoorOpen} text={t("own.leave")} onSelect={choose(leave)} />
        <Item icon={Trash2} text={t("own.forget")} isBad onSelect={choose(() => show("forget"))} />
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

type ItemProps = { icon: LucideIcon; text: string; isBad?: boolean; onSelect: () => void };

function Item({ icon: Icon, text, isBad = false, onSelect }: ItemProps) {
  return (
    <DropdownMenu.Item onSelect={onSelect} className={`${MENU_ITEM} ${isBad ? "text-danger" : ""}`}>
      <Icon aria-hidden size="1.125rem" strokeWidth={1.9} className={isBad ? undefined : "text-soft"} />
      <span>{text}</span>
    </DropdownMenu.Item>
  );
}
