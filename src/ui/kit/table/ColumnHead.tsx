import { clsx } from "clsx";
import type { ReactNode } from "react";

const UNSEEN = {
  "on phones": { cell: "max-sm:py-0!", word: "max-sm:sr-only" },
  narrow: { cell: "max-md:py-0!", word: "max-md:sr-only" },
  always: { cell: "py-0!", word: "sr-only" },
} as const;

type Props = { unseen: keyof typeof UNSEEN; className?: string; children: ReactNode };

export function ColumnHead({ unseen, className, children }: Props) {
  const { cell, word } = UNSEEN[unseen];
  return (
    <th
      scope="col"
      className={clsx(
        "px-2 pt-1 pb-2 text-start text-xs font-semibold text-faint first:ps-0 last:pe-0",
        cell,
        className,
      )}
    >
      <span className={word}>{children}</span>
    </th>
  );
}
