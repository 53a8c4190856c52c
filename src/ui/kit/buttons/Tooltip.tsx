import { cloneElement, type ReactElement, type Ref, type RefObject, useCallback, useId, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTooltipEvents } from "./use-tooltip-events";
import { useTooltipPlace } from "./use-tooltip-place";

const PARTS = "[role=dialog], [role=alertdialog], main, [role=main], header, nav, aside";

type Described = { ref?: Ref<HTMLElement>; "aria-describedby"?: string | undefined };

type Props = {
  /** An element is drawn only while it is shown. */
  text: string | ReactElement;
  children: ReactElement<Described>;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** It is no accessible name: give the element one. */
export function Tooltip({ text, children, open, onOpenChange }: Props) {
  const id = useId();
  const [trigger, setTrigger] = useState<HTMLElement | null>(null);
  const tip = useRef<HTMLDivElement>(null);
  const [isShown, setShown] = useState(false);
  const isOpen = open ?? isShown;
  const hovered = useTooltipEvents({ trigger, tip, isOpen, onOpenChange: onOpenChange ?? setShown });
  const { ref: given } = children.props;
  const ref = useCallback(
    (element: HTMLElement | null) => {
      setTrigger(element);
      if (typeof given === "function") given(element);
      else if (given) given.current = element;
    },
    [given],
  );
  return (
    <>
      {cloneElement(children, { ref, ...(isOpen && { "aria-describedby": id }) })}
      {isOpen &&
        trigger &&
        // Within the part of the page that it speaks of, as all content has to be.
        createPortal(
          <Tip id={id} at={trigger} tip={tip} text={text} {...hovered} />,
          trigger.closest(PARTS) ?? document.body,
        )}
    </>
  );
}

type TipProps = {
  id: string;
  at: HTMLElement;
  tip: RefObject<HTMLDivElement | null>;
  text: Props["text"];
  onPointerEnter: () => void;
  onPointerLeave: () => void;
};

function Tip({ id, at, tip, text, ...hovered }: TipProps) {
  const place = useTooltipPlace(tip, at);
  return (
    <div
      ref={tip}
      id={id}
      role="tooltip"
      {...hovered}
      style={place}
      className="fixed z-50 w-max max-w-64 rounded-md bg-text px-2 py-1 text-xs font-medium text-bg shadow-raised forced-colors:border"
    >
      <span className="line-clamp-4 wrap-anywhere">{text}</span>
    </div>
  );
}
