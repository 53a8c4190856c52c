import { DropdownMenu } from "radix-ui";
import { useState } from "react";
import { flushSync } from "react-dom";
import { isNarrow, isTouched } from "../../browser/media";
import { ActionFace } from "../../kit/dialogs/windows/ActionFace";
import { type Anchor, AnchoredMenu } from "../../kit/dialogs/windows/AnchoredMenu";
import { MENU_ITEM } from "../../kit/dialogs/windows/menu-look";
import { SheetEntry } from "../../kit/dialogs/windows/SheetEntry";
import { SheetWindow } from "../../kit/dialogs/windows/SheetWindow";
import { useTranslation } from "../../language/translation/use-translation";
import { MuteWindow } from "../../participants/moderating/MuteWindow";
import { MUTES, type Mute } from "../../participants/moderating/mutes";
import type { Subject } from "../../participants/moderating/subject";
import type { Muting } from "../../participants/moderating/use-muting";

export type Asked = {
  readonly subject: Subject;
  readonly kind: "menu" | "sheet";
  readonly anchor: Anchor;
  /** The element that had the focus before. */
  readonly opener: Element | null;
};

const CHOICES = [...(Object.keys(MUTES) as Mute[]), "with_reason"] as const;

type Props = {
  /** Stays after the end, for the focus. */
  asked: Asked | undefined;
  open: boolean;
  onClose: () => void;
  onChoose: (chosen: Muting) => void;
  /** The author is muted by the window that asks for a reason. */
  onMuted: () => void;
};

/** The question for how long an author is to be muted, with the choices that the menu of a person has. */
export function MuteChoice({ asked, open, onClose, onChoose, onMuted }: Props) {
  const { t } = useTranslation();
  const [subject, setSubject] = useState<Subject>();
  const giveBack = () => asked?.opener instanceof HTMLElement && asked.opener.focus({ preventScroll: true });
  const choose = (chosen: (typeof CHOICES)[number]) => {
    flushSync(onClose);
    giveBack();
    if (chosen === "with_reason") setSubject(asked?.subject);
    else onChoose({ seconds: MUTES[chosen] });
  };
  const title = t("moderation.act.mute_title");
  const label = (chosen: (typeof CHOICES)[number]) =>
    t(chosen === "with_reason" ? "moderation.act.with_reason" : `moderation.act.for.${chosen}`);
  return (
    <>
      <AnchoredMenu
        anchor={open && asked?.kind === "menu" ? asked.anchor : undefined}
        label={title}
        onClose={onClose}
        onClosed={giveBack}
      >
        <DropdownMenu.Label className="px-2.5 pt-1.5 pb-1 text-xs text-soft">{title}</DropdownMenu.Label>
        {CHOICES.map((it) => (
          <DropdownMenu.Item key={it} textValue={label(it)} onSelect={() => choose(it)} className={MENU_ITEM}>
            <ActionFace action={{ label: label(it) }} iconSize="1.125rem" />
          </DropdownMenu.Item>
        ))}
      </AnchoredMenu>
      <SheetWindow open={open && asked?.kind === "sheet"} label={title} onClose={onClose} onClosed={giveBack}>
        <h2 className="px-2 text-sm font-semibold">{title}</h2>
        <ul className="pt-1">
          {CHOICES.map((it) => (
            <SheetEntry key={it} action={{ label: label(it) }} onChoose={() => choose(it)} />
          ))}
        </ul>
      </SheetWindow>
      {subject && <MuteWindow subject={subject} onClose={() => setSubject(undefined)} onMuted={onMuted} />}
    </>
  );
}

/** Asks below the element that opens the choice. */
export function askedAt(subject: Subject, place: Element): Asked {
  const { left, bottom } = place.getBoundingClientRect();
  const kind = isTouched() || isNarrow() ? "sheet" : "menu";
  return { subject, kind, anchor: { left, top: bottom, width: 0, height: 0 }, opener: document.activeElement };
}
