import { useEffect } from "react";

/** Keeps the page from scrolling under an open window, and from jumping where its scroll bar took up room. */
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
