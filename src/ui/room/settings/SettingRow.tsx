import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import type { Elements } from "../../kit/words/elements";

type Wiring = { "aria-labelledby": string; "aria-describedby"?: string };

type Props = {
  label: string;
  hint?: ReactNode;
  /** A switch stands beside its words on the narrowest screen, too; what is wider goes below them. */
  isSmall?: boolean;
  children: (wiring: Wiring) => Elements;
};

export function SettingRow({ label, hint, isSmall = false, children }: Props) {
  const id = useId();
  return (
    <div
      className={clsx(
        "flex items-center justify-between gap-x-4 gap-y-2 border-t border-line py-3 first-of-type:border-t-0",
        !isSmall && "max-sm:flex-col max-sm:items-stretch",
      )}
    >
      <div className="min-w-0">
        <p id={id} className="text-sm font-semibold">
          {label}
        </p>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-xs text-soft">
            {hint}
          </p>
        )}
      </div>
      {children({ "aria-labelledby": id, ...(hint !== undefined && { "aria-describedby": `${id}-hint` }) })}
    </div>
  );
}
