import { type RefObject, useEffect } from "react";
import { mediaHolds } from "../../browser/media";
import { isWide } from "../../browser/use-is-wide";

/** Focuses an opened conversation's field, unless that raises a phone's keyboard or takes another field's focus. */
export function useArrivalFocus(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isWriting = document.activeElement?.matches("input, textarea, select, [contenteditable], [role=dialog] *");
    if (mediaHolds("(pointer: fine)") && isWide() && !isWriting) field.current?.focus();
  }, [field]);
}
