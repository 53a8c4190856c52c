import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** Both have the same letters in the same place. */
const LOOK =
  "col-start-1 row-start-1 max-h-[12.75rem] min-w-0 py-1.5 text-base leading-6 whitespace-pre-wrap wrap-anywhere";

/**
 * A field as high as what is written, up to eight lines; then it scrolls. An unseen copy of the text makes the room:
 * to measure the field itself one would have to make it small first, and everything above it would move.
 */
export function GrowingField({ value, ...rest }: ComponentProps<"textarea"> & { value: string }) {
  return (
    <div className="grid min-w-0 flex-1 pt-1">
      <div aria-hidden className={clsx(LOOK, "invisible overflow-hidden")}>
        {`${value} `}
      </div>
      <textarea rows={1} value={value} {...rest} className={clsx(LOOK, "resize-none bg-transparent outline-none")} />
    </div>
  );
}
