import { useRouter } from "next/router";
import { createContext, useCallback, useContext, useRef, useState } from "react";
import type { Elements } from "../words/elements";

const TellContext = createContext<(title: string) => void>(() => {});

export function useTellTitle(): (title: string) => void {
  return useContext(TellContext);
}

/** Next's own announcer is silenced: it interrupts, and reads out the address of a page whose title comes later. */
export function PageNews({ children }: { children: Elements }) {
  const path = useRouter().asPath.replace(/[?#].*$/, "");
  const told = useRef<string | undefined>(undefined);
  const [news, setNews] = useState("");
  const tell = useCallback(
    (title: string) => {
      // A screen reader reads the title of the first page by itself.
      if (told.current !== undefined && told.current !== path) setNews(title);
      told.current = path;
    },
    [path],
  );
  return (
    <TellContext value={tell}>
      {children}
      <p aria-live="polite" className="sr-only">
        {news}
      </p>
    </TellContext>
  );
}
