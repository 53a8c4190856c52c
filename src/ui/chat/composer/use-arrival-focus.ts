import { type RefObject, useEffect } from "react";
import { mediaHolds } from "../../browser/media";
import { isWide } from "../../browser/use-is-wide";

/**
 * Puts the focus into the field when one comes to a conversation, unless that would raise the keyboard of a phone, or
 * take the focus from where one is writing.
 */
export function useArrivalFocus(field: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const isWriting = document.activeElement?.matches("input, textarea, select, [contenteditable], [role=dialog] *");
    if (mediaHolds("(pointer: fine)") && isWide() && !isWriting) field.current?.focus();
  }, [field]);
}
