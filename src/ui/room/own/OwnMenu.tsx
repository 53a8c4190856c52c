import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { Avatar } from "../../kit/avatar/Avatar";
import { buttonLook } from "../../kit/buttons/button-look";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../session/RoomSession";

const ownMenuList = partOf(() => import("./OwnMenuList").then((it) => it.OwnMenuList));

export function OwnMenu() {
  const { t } = useTranslation();
  const id = useView(({ self }) => self.id);
  const name = useView(({ self }) => self.module_data.control.display_name);
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** A menu opens when it is pressed, and the button leaves the focus to it. */
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || event.ctrlKey) return;
    if (!isOpen) event.preventDefault();
    setOpen(!isOpen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    setOpen(event.key === "ArrowDown" || !isOpen);
  };
  return (
    <span className="relative inline-flex shrink-0">
      <button
        ref={button}
        type="button"
        aria-label={t("session.ways.own_menu", { name })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerDown={press}
        onKeyDown={onKeyDown}
        className={`${buttonLook("quiet")} aspect-square shrink-0 px-0!`}
      >
        <Avatar id={id} name={name} size="small" />
      </button>
      <LaterOver
        part={ownMenuList}
        wanted={isOpen}
        onGiveUp={() => setOpen(false)}
        name={name}
        open={isOpen}
        onOpenChange={setOpen}
        onClosed={() => button.current?.focus()}
      />
    </span>
  );
}
