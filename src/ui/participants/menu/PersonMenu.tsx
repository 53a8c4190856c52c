import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { Participant } from "../../../protocol";
import { ActionFace, colourOf } from "../../kit/dialogs/windows/ActionFace";
import { useMenuPlace } from "../../kit/dialogs/windows/AnchoredMenu";
import { MENU_ITEM, MENU_LOOK } from "../../kit/dialogs/windows/menu-look";
import { useTranslation } from "../../language/translation/use-translation";
import type { Action, Choice } from "../actions/action";
import { type Subject, subjectOf } from "../moderating/subject";
import { PersonHead } from "./PersonHead";
import type { Chosen } from "./use-choosing";
import { useOffered } from "./use-offered";

type OnChoose = (chosen: Chosen, subject: Subject) => void;

export function PersonMenu({ person, onChoose }: { person: Participant; onChoose: OnChoose }) {
  const subject = subjectOf(person);
  const parts = useOffered(subject);
  return (
    <>
      <DropdownMenu.Label className="max-w-72 px-2.5 py-1.5">
        <PersonHead person={person} />
      </DropdownMenu.Label>
      {parts.map((actions) => (
        <DropdownMenu.Group key={actions[0]?.part}>
          <DropdownMenu.Separator className="my-1 h-px bg-line" />
          {actions.map((action) => (
            <Item key={action.id} action={action} onChoose={(chosen) => onChoose(chosen, subject)} />
          ))}
        </DropdownMenu.Group>
      ))}
    </>
  );
}

type ItemProps<Entry> = { action: Entry; onChoose: (chosen: Chosen) => void };

function Item({ action, onChoose }: ItemProps<Action | Chosen>) {
  const { t } = useTranslation();
  if ("among" in action) return <Submenu action={action} onChoose={onChoose} />;
  const face = { ...action, label: action.label(t) };
  return (
    <DropdownMenu.Item
      textValue={face.label}
      onSelect={() => onChoose(action)}
      className={clsx(MENU_ITEM, colourOf(face))}
    >
      <ActionFace action={face} iconSize="1.125rem" />
    </DropdownMenu.Item>
  );
}

function Submenu({ action, onChoose }: ItemProps<Choice>) {
  const { t } = useTranslation();
  const face = { ...action, label: action.label(t) };
  const place = useMenuPlace();
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger
        textValue={face.label}
        className={clsx(MENU_ITEM, colourOf(face), "data-[state=open]:bg-side")}
      >
        <ActionFace action={face} iconSize="1.125rem" />
        <ChevronRight aria-hidden size="1rem" className="text-faint rtl:-scale-x-100" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.SubContent
          sideOffset={6}
          collisionPadding={8}
          aria-label={action.title(t)}
          aria-labelledby={undefined}
          className={MENU_LOOK}
        >
          <DropdownMenu.Label className="px-2.5 pt-1.5 pb-1 text-xs text-soft">{action.title(t)}</DropdownMenu.Label>
          {action.among.map((entry) => (
            <Item key={entry.id} action={entry} onChoose={onChoose} />
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
