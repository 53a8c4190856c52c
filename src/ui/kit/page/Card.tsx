import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import type { Elements } from "../words/elements";

type Props = {
  /** Absent where the heading before the card says it all. */
  title?: ReactNode;
  label?: string;
  hint?: ReactNode;
  action?: Elements;
  children?: Elements;
  className?: string;
  heading?: "h2" | "h3";
};

export function Card({ title, label, hint, action, children, className, heading: Heading = "h2" }: Props) {
  const id = useId();
  return (
    <section
      aria-label={label}
      aria-labelledby={title === undefined ? undefined : id}
      className={clsx("rounded-card border border-line bg-raise p-4 shadow-raised sm:p-5", className)}
    >
      {title !== undefined && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
          <div className="min-w-0 flex-1 basis-56">
            <Heading id={id} className="text-base">
              {title}
            </Heading>
            {hint !== undefined && <p className="mt-0.5 text-sm text-soft">{hint}</p>}
          </div>
          {action}
        </div>
      )}
      {children}
    </section>
  );
}
