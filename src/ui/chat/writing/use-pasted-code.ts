import { type ClipboardEvent, useRef, useState } from "react";
import { typeInto } from "../../kit/forms/type-into";
import { asBlock, isInBlock, looksLikeCode } from "./code-likeness";

type Pasted = { readonly field: HTMLTextAreaElement; readonly from: number; readonly text: string };

/** The offer ends with the next letter. */
export function usePastedCode() {
  const [pasted, setPasted] = useState<Pasted>();
  const isPasting = useRef(false);
  return {
    isOffered: pasted !== undefined,
    onPaste: ({ currentTarget: field, clipboardData }: ClipboardEvent<HTMLTextAreaElement>) => {
      const text = clipboardData.getData("text/plain").replace(/\r\n?/gu, "\n");
      const from = field.selectionStart;
      if (field.readOnly || text.includes("```") || !looksLikeCode(text)) return;
      if (isInBlock(field.value.slice(0, from))) return;
      isPasting.current = true;
      setPasted({ field, from, text });
    },
    onChange: () => {
      if (!isPasting.current && pasted !== undefined) setPasted(undefined);
      isPasting.current = false;
    },
    drop: () => setPasted(undefined),
    take: () => {
      setPasted(undefined);
      if (pasted === undefined) return;
      const { field, from, text } = pasted;
      const to = from + text.length;
      if (field.value.slice(from, to) !== text) return;
      field.focus();
      field.setSelectionRange(from, to);
      typeInto(field, asBlock(text, field.value.slice(0, from), field.value.slice(to)));
    },
  };
}
