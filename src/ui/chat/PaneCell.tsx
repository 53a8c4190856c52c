import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  /** On a narrow screen it is the one in front. */
  shown: boolean;
  isWide: boolean;
  /** On a wide screen it is the main one. */
  isCentre?: boolean;
  children: ReactNode;
};

/** One cell for all on a narrow screen. Those behind keep their size, so that lists stay where they were scrolled to. */
export function PaneCell({ shown, isWide, isCentre = false, children }: Props) {
  const cell = useRef<HTMLDivElement>(null);
  const wasShown = useRef(shown);

  // What had the focus has gone behind: the focus goes where one looks.
  useEffect(() => {
    const comes = shown && !wasShown.current;
    wasShown.current = shown;
    if (comes && !isWide) cell.current?.focus();
  }, [shown, isWide]);

  return (
    <div
      ref={cell}
      role={(isWide ? isCentre : shown) ? "main" : undefined}
      tabIndex={-1}
      data-print={isCentre ? "flow" : "none"}
      className={clsx(
        "col-start-1 row-start-1 min-h-0 min-w-0 outline-none wide:col-start-auto",
        !shown && "narrow:invisible",
      )}
    >
      {children}
    </div>
  );
}
