import { useEffect, useRef } from "react";

export function useBackCloses(open: boolean, onClose: () => void): void {
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (!open) return;
    let isOpen = true;
    history.pushState({ ...history.state, isOver: true }, "");
    const forget = () => removeEventListener("popstate", back, { capture: true });
    const back = (event: PopStateEvent) => {
      // The address is the same: the router must not hear of this.
      event.stopImmediatePropagation();
      forget();
      if (!isOpen) return;
      isOpen = false;
      close.current();
    };
    addEventListener("popstate", back, { capture: true });
    return () => {
      if (!isOpen) return;
      isOpen = false;
      // The action that closes it may lead elsewhere next, and takes its place.
      queueMicrotask(() => {
        if (history.state?.isOver) history.back();
        else forget();
      });
    };
  }, [open]);
}
