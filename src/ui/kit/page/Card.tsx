import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import type { Elements } from "../words/elements";

type Props = {
  title: ReactNode;
  hint?: ReactNode;
  action?: Elements;
  children?: Elements;
  className?: string;
};

export function Card({ title, hint, action, children, className }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={clsx("rounded-card border border-line bg-raise p-4 shadow-raised sm:p-5", className)}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-56">
          <h2 id={id} className="text-base">
            {title}
          </h2>
          {hint !== undefined && <p className="mt-0.5 text-sm text-soft">{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
