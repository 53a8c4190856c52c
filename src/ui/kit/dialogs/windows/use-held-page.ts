import { useEffect } from "react";

/** The page does not scroll under an open window, nor jump where its scroll bar took up room. */
export function useHeldPage(held: boolean): void {
  useEffect(() => {
    if (!held) return;
    const { documentElement: page } = document;
    const { overflow, paddingRight } = page.style;
    page.style.paddingRight = `${innerWidth - page.clientWidth}px`;
    page.style.overflow = "hidden";
    return () => {
      Object.assign(page.style, { overflow, paddingRight });
    };
  }, [held]);
}
