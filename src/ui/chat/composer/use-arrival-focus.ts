import { type RefObject, useEffect } from "react";
import { mediaHolds } from "../../browser/media";
import { isWide } from "../../browser/use-is-wide";

/**
 * Focuses the field of an opened conversation, unless that would raise a phone's keyboard or take the focus from
 * another field.
 */
export function useArrivalFocus(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isWriting = document.activeElement?.matches("input, textarea, select, [contenteditable], [role=dialog] *");
    if (mediaHolds("(pointer: fine)") && isWide() && !isWriting) field.current?.focus();
  }, [field]);
}
