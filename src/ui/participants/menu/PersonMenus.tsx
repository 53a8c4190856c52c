import { type ComponentType, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Id } from "../../../protocol";
import { type Anchor, AnchoredMenu } from "../../kit/dialogs/windows/AnchoredMenu";
import { SheetWindow } from "../../kit/dialogs/windows/SheetWindow";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import type { Question } from "../actions/action";
import { type Subject, subjectOf } from "../moderating/subject";
import { PersonMenu } from "./PersonMenu";
import { PersonSheet } from "./PersonSheet";
import { deedOf, type Shortcut } from "./shortcuts";
import { type Chosen, useChoosing } from "./use-choosing";

export type OpenMenu = {
  readonly id: Id;
  readonly kind: "menu" | "sheet" | Shortcut;
  readonly anchor: Anchor;
  readonly opener: Element | null;
};

type Asked = { readonly Window: Question["Window"]; readonly subject: Subject };

/** The open menu or sheet of a person, and the windows to which it leads. */
export function PersonMenus({ menu, onClose }: { menu: OpenMenu | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const person = useView((view) => (menu === undefined ? undefined : view.control.participants[menu.id]));
  const [asked, ask] = useState<Asked>();
  const run = useChoosing();
  const giveBack = () => menu?.opener instanceof HTMLElement && menu.opener.focus({ preventScroll: true });
  /** The focus is back before the action begins, which may lead it elsewhere. */
  const choose = (chosen: Chosen, subject: Subject) => {
    const back = giveBack;
    flushSync(onClose);
    back();
    if ("Window" in chosen) ask({ Window: chosen.Window, subject });
    else run(chosen, subject);
  };
  const taken = useRef<OpenMenu>(undefined);
  useEffect(() => {
    if (menu === undefined || taken.current === menu || (menu.kind !== "mute" && menu.kind !== "kick")) return;
    taken.current = menu;
    const deed = deedOf(menu.kind);
    if (person && deed) run(deed, subjectOf(person));
    onClose();
  });
  const Window: ComponentType<{ subject: Subject; onClose: () => void }> | undefined = asked?.Window;
  return (
    <>
      <AnchoredMenu
        anchor={menu?.kind === "menu" && person ? menu.anchor : undefined}
        label={t("moderation.act.menu")}
        within={menu?.opener?.closest("main, aside, [role=main], [role=region]")}
        onClose={onClose}
        onClosed={giveBack}
      >
        {person && <PersonMenu person={person} onChoose={choose} />}
      </AnchoredMenu>
      <SheetWindow
        open={menu?.kind === "sheet" && person !== undefined}
        label={t("moderation.act.menu")}
        onClose={onClose}
        onClosed={giveBack}
      >
        {person && <PersonSheet person={person} onChoose={choose} />}
      </SheetWindow>
      {Window && asked && <Window subject={asked.subject} onClose={() => ask(undefined)} />}
    </>
  );
}
