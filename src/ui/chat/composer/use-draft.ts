import { type RefObject, useCallback, useEffect, useState } from "react";
import type { Addressee } from "../../../protocol";
import { typeOver } from "../../kit/forms/type-into";
import { useDrafts } from "../conversations/use-drafts";

/** What stands in the field of a conversation. The field keeps its text itself; this is told of each change. */
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
  /** The text becomes a message, and the field empty. */
  const release = (isSafe: Promise<void>) => {
    setText("");
    if (field.current) field.current.value = "";
    void draft.release(isSafe);
  };
  const current = useCallback(() => draft.text, [draft]);
  return { text, isKept, write, release, current };
}

/** Nothing that is undone here brings back what another tab has replaced. The cursor stays where it is. */
function replace(field: HTMLTextAreaElement, text: string): void {
  const { selectionStart, selectionEnd, value } = field;
  const wasAtEnd = selectionStart === value.length;
  field.value = text;
  if (wasAtEnd) field.setSelectionRange(text.length, text.length);
  else field.setSelectionRange(selectionStart, selectionEnd);
}
