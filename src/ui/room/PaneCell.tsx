import { clsx } from "clsx";
import { type ReactNode, useEffect, useRef } from "react";

type Props = {
  shown: boolean;
  isWide: boolean;
  isCentre?: boolean;
  isCovered?: boolean;
  children: ReactNode;
};

/** All panes share one cell on a narrow screen. Those behind keep their size, and lists their scroll position. */
export function PaneCell({ shown, isWide, isCentre = false, isCovered = false, children }: Props) {
  const cell = useRef<HTMLDivElement>(null);
  const wasShown = useRef(shown);

  // The focus would stay in a hidden pane: it moves to the one in front.
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
        isCovered && "wide:hidden",
      )}
    >
      {children}
    </div>
  );
}
