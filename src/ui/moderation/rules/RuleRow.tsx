import type { ReactNode } from "react";
import type { Elements } from "../../kit/words/elements";

type Props = { id: string; label: ReactNode; hint?: string; children: Elements };

export function RuleRow({ id, label, hint, children }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t border-line py-3 first:border-t-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-52">
        <p id={`${id}-label`} className="text-sm font-medium">
          {label}
        </p>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-soft">
            {hint}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
