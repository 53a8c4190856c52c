import { createContext, type RefObject, useCallback, useContext, useMemo, useRef, useState } from "react";
import { isWide } from "../../browser/use-is-wide";
import type { Elements } from "../../kit/words/elements";

const HASH = "#search";

type Searching = {
  readonly isOpen: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly open: () => void;
  readonly arrived: () => void;
  readonly close: () => void;
  /** Leaves the place to something else, which has the focus. */
  readonly abandon: () => void;
};

const SearchingContext = createContext<Searching | undefined>(undefined);

export function SearchingProvider({ children }: { children: Elements }) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const isAwaited = useRef(false);
  const before = useRef<Element>(null);
  const open = useCallback(() => {
    if (document.activeElement !== field.current) before.current = document.activeElement;
    if (isWide()) setOpen(true);
    else location.hash = HASH;
    // The pane has to be there first.
    requestAnimationFrame(() => {
      isAwaited.current = field.current === null;
      field.current?.focus();
      field.current?.select();
    });
  }, []);
  const arrived = useCallback(() => {
    if (isAwaited.current) field.current?.focus();
    isAwaited.current = false;
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    isAwaited.current = false;
    if (location.hash === HASH) location.hash = "#";
    const last = before.current;
    before.current = null;
    requestAnimationFrame(() => {
      if (last instanceof HTMLElement && last.isConnected) last.focus({ preventScroll: true });
    });
  }, []);
  const abandon = useCallback(() => {
    setOpen(false);
    isAwaited.current = false;
  }, []);
  const searching = useMemo(
    () => ({ isOpen, field, open, arrived, close, abandon }),
    [isOpen, open, arrived, close, abandon],
  );
  return <SearchingContext value={searching}>{children}</SearchingContext>;
}

export function useSearching(): Searching {
  const searching = useContext(SearchingContext);
  if (!searching) throw new Error("there is no <SearchingProvider> around this");
  return searching;
}
