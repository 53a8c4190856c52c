import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Addressee } from "../../../protocol";
import { typeOver } from "../../kit/forms/type-into";
import { useDrafts } from "../conversations/use-drafts";

/** The field keeps its text itself and reports each change. */
export function useDraft(to: Addressee, field: RefObject<HTMLTextAreaElement | null>) {
  const draft = useDrafts().of(to);
  const [text, setText] = useState(draft.text);
  const [isKept, setKept] = useState(draft.isKept);

  useEffect(() => {
    const show = (shown: string, from: "page" | "tab") => {
      setText(shown);
      if (!field.current) return;
      if (from === "page") typeOver(field.current, shown);
      else replace(field.current, shown);
    };
    return draft.standsIn({ show, tell: setKept });
  }, [draft, field]);

  const write = useCallback(
    (written: string) => {
      setText(written);
      draft.write(written);
    },
    [draft],
  );
  const release = (isSafe: Promise<void>) => {
    setText("");
    if (field.current) field.current.value = "";
    void draft.release(isSafe);
  };
  const prepend = useCallback((before: string) => draft.prepend(before), [draft]);
  const current = useCallback(() => draft.text, [draft]);
  return { text, isKept, write, release, prepend, current };
}

/** Replaces the text without an undo step, which would bring back a text that another tab has replaced. */
function replace(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const wasAtEnd = selectionStart === value.length;
  field.value = text;
  if (wasAtEnd) field.setSelectionRange(text.length, text.length);
  else field.setSelectionRange(selectionStart, selectionEnd);
}
