import { DropdownMenu } from "radix-ui";
import { createContext, type KeyboardEvent, useContext, useRef, useState } from "react";
import { isFocusLost } from "../../page/focus-home";
import type { Elements } from "../../words/elements";
import { MENU_LOOK } from "./menu-look";
import { useFirstEntry } from "./use-first-entry";

/** In pixels of the screen; a point has no size. */
export type Anchor = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

type Props = {
  anchor: Anchor | undefined;
  label: string;
  /** The landmark in which it opens: all content has to be in one. */
  within?: Element | null;
  onKeyDown?: (event: KeyboardEvent) => void;
  onClose: () => void;
  /** Gives the focus back, unless the user has put it elsewhere. */
  onClosed: () => void;
  children: Elements;
};

const PlaceContext = createContext<Element | null>(null);

export function useMenuPlace(): Element | null {
  return useContext(PlaceContext);
}

export function AnchoredMenu({ anchor, label, within, onKeyDown, onClose, onClosed, children }: Props) {
  const isLeft = useRef(false);
  const isOpen = anchor !== undefined;
  const onFocus = useFirstEntry(isOpen);
  const [here, setHere] = useState<HTMLElement | null>(null);
  const place = within ?? here;
  return (
    <DropdownMenu.Root open={isOpen} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          style={anchor}
          className="pointer-events-none fixed appearance-none opacity-0"
        />
      </DropdownMenu.Trigger>
      <div ref={setHere} />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          align={anchor?.width || anchor?.height ? "end" : "start"}
          sideOffset={3}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
          onInteractOutside={() => {
            isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeft.current && isFocusLost()) onClosed();
            isLeft.current = false;
          }}
          className={MENU_LOOK}
        >
          <PlaceContext value={place}>{children}</PlaceContext>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
