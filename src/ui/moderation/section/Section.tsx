import { type ReactNode, useEffect, useRef } from "react";
import type { Elements } from "../../kit/words/elements";

type Props = {
  title: string;
  hint?: ReactNode;
  action?: Elements;
  children: Elements;
};

const FIELDS = "input, textarea, select";

/** The heading gets the focus when a section opens, unless the user is writing. */
export function Section({ title, hint, action, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!document.activeElement?.matches(FIELDS)) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <h2 ref={heading} tabIndex={-1} className="text-lg outline-none">
            {title}
          </h2>
          {hint !== undefined && <p className="text-sm text-soft">{hint}</p>}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}
