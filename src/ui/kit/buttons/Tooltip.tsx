import { Tooltip as Radix } from "radix-ui";
import { type ReactElement, useState } from "react";

const PARTS = "[role=dialog], [role=alertdialog], main, [role=main], header, nav, aside";

export const TooltipProvider = Radix.Provider;

type Props = Pick<Radix.TooltipProps, "open" | "onOpenChange"> & {
  /** An element is drawn only while it is shown. */
  text: string | ReactElement;
  children: ReactElement;
};

/** Shows a word about `children` (one element that takes a ref). It is no accessible name: give the element one. */
export function Tooltip({ text, children, ...opening }: Props) {
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  return (
    <Radix.Root {...opening}>
      <Radix.Trigger asChild ref={setTrigger}>
        {children}
      </Radix.Trigger>
      {/* Within the part of the page that it speaks of, as all content has to be. */}
      <Radix.Portal container={trigger?.closest<HTMLElement>(PARTS)}>
        <Radix.Content
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-64 rounded-md bg-text px-2 py-1 text-xs font-medium text-bg shadow-raised forced-colors:border"
        >
          {/* Radix puts a second, hidden one beside it. */}
          <span className="line-clamp-4 wrap-anywhere">{text}</span>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
