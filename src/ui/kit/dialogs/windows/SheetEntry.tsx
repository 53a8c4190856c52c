import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { ActionFace, colourOf, type Face } from "./ActionFace";

type Props = { action: Face; leadsOn?: boolean; onChoose: () => void };

export function SheetEntry({ action, leadsOn = false, onChoose }: Props) {
  return (
    <li>
      <button
        type="button"
        aria-haspopup={leadsOn ? "dialog" : undefined}
        onClick={onChoose}
        className={clsx(
          "flex min-h-12 w-full items-center gap-4 rounded-lg px-3 text-start -outline-offset-2 hover:bg-side",
          colourOf(action),
        )}
      >
        <ActionFace action={action} iconSize="1.25rem" />
        {leadsOn && <ChevronRight aria-hidden size="1.125rem" className="text-faint rtl:-scale-x-100" />}
      </button>
    </li>
  );
}
