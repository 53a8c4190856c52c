import { ChevronLeft } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Participant } from "../../../protocol";
import { IconButton } from "../../kit/buttons/IconButton";
import { SheetEntry } from "../../kit/dialogs/windows/SheetEntry";
import { moveFocus } from "../../kit/page/move-focus";
import { useTranslation } from "../../language/translation/use-translation";
import type { Choice } from "../actions/action";
import { type Subject, subjectOf } from "../moderating/subject";
import { PersonHead } from "./PersonHead";
import type { Chosen } from "./use-choosing";
import { useOffered } from "./use-offered";

type Props = { person: Participant; onChoose: (chosen: Chosen, subject: Subject) => void };

export function PersonSheet({ person, onChoose }: Props) {
  const { t } = useTranslation();
  const subject = subjectOf(person);
  const parts = useOffered(subject);
  const [choice, setChoice] = useState<Choice>();
  const list = useRef<HTMLDivElement>(null);
  const wasTurned = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever other entries stand there.
  useEffect(() => {
    if (wasTurned.current) list.current?.querySelector<HTMLElement>("li button")?.focus();
    wasTurned.current = true;
  }, [choice]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys go through the buttons.
    <div ref={list} onKeyDown={(event) => moveFocus(event, "button")}>
      <div className="border-b border-line px-2 pb-3">
        <PersonHead person={person} />
      </div>
      {choice === undefined ? (
        parts.map((actions) => (
          <ul key={actions[0]?.part} className="border-line py-1 not-last:border-b">
            {actions.map((action) => (
              <SheetEntry
                key={action.id}
                action={{ ...action, label: action.label(t) }}
                leadsOn={"among" in action}
                onChoose={() => ("among" in action ? setChoice(action) : onChoose(action, subject))}
              />
            ))}
          </ul>
        ))
      ) : (
        <>
          <div className="flex items-center gap-1 pt-2">
            <IconButton icon={ChevronLeft} label={t("moderation.act.back")} onClick={() => setChoice(undefined)} />
            <h2 className="text-sm font-semibold">{choice.title(t)}</h2>
          </div>
          <ul className="pt-1">
            {choice.among.map((entry) => (
              <SheetEntry
                key={entry.id}
                action={{ ...entry, label: entry.label(t) }}
                onChoose={() => onChoose(entry, subject)}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
