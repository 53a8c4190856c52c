import { clsx } from "clsx";
import { type ComponentProps, type KeyboardEvent, useState } from "react";
import { isTouched } from "../../browser/media";
import { isComposing } from "../../kit/forms/is-composing";
import { RIGHT_TO_LEFT } from "../../language/text/right-to-left";
import { useSettings } from "../../settings/SettingsProvider";
import { CodeOffer } from "../writing/CodeOffer";
import { formatByKey } from "../writing/formatting-keys";
import { usePastedCode } from "../writing/use-pasted-code";

/** The field and its copy have the same letters in the same place. */
const LOOK =
  "col-start-1 row-start-2 max-h-[min(12.75rem,35dvh)] min-w-0 py-1.5 text-base leading-6 whitespace-pre-wrap wrap-anywhere";

const MEASURED = 4_000;
/** Above this length the field is drawn with less care, or the browser would redraw all of it for each letter. */
const LONG = 10_000;

type Props = Omit<ComponentProps<"textarea">, "value" | "defaultValue" | "dir"> & {
  text: string;
  onEnter: () => void;
};

/**
 * A copy of the beginning makes the room: measuring the field itself would move everything above it. The field is
 * uncontrolled, so that a letter costs the same in a long text.
 */
export function GrowingField({ text, onEnter, onKeyDown, onChange, ...rest }: Props) {
  const [first] = useState(text);
  const hasKeys = useSettings(({ shortcuts }) => shortcuts);
  const isBreak = useSettings(({ enter }) => enter === "breaks") || isTouched();
  const code = usePastedCode();
  const typed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (code.isOffered && event.key === "Escape") {
      event.preventDefault();
      code.drop();
      return;
    }
    onKeyDown?.(event);
    if (event.defaultPrevented) return;
    if (hasKeys) formatByKey(event);
    if (!isEnter(event, isBreak)) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className="grid min-w-0 flex-1 basis-34 pt-1">
      {code.isOffered && <CodeOffer onTake={code.take} onDrop={code.drop} />}
      <div aria-hidden translate="no" className={clsx(LOOK, "invisible overflow-hidden")}>
        {`${text.slice(0, MEASURED)} `}
      </div>
      <textarea
        rows={1}
        defaultValue={first}
        {...rest}
        onKeyDown={typed}
        onPaste={code.onPaste}
        onChange={(event) => {
          code.onChange();
          onChange?.(event);
        }}
        // Each paragraph in its own direction, as long as that costs nothing.
        dir={text.length > LONG ? directionOf(text) : "auto"}
        className={clsx(
          LOOK,
          "resize-none bg-transparent outline-none",
          text.length > LONG && "[text-rendering:optimizeSpeed]",
        )}
      />
    </div>
  );
}

/** A keyboard on the glass has no Shift+Enter, so Enter always breaks the line there. Ctrl+Enter always acts. */
function isEnter(event: KeyboardEvent, isBreak: boolean): boolean {
  if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return false;
  return !isBreak || event.ctrlKey || event.metaKey;
}

function directionOf(text: string): "rtl" | "ltr" {
  const [letter = ""] = text.slice(0, MEASURED).match(/\p{L}/u) ?? [];
  return RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}
