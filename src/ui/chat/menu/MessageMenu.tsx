import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import { useRef, useState } from "react";
import type { StoredMessage } from "../../../protocol";
import { useFirstEntry } from "../../kit/dialogs/windows/use-first-entry";
import { isFocusLost } from "../../kit/page/focus-home";
import { useSpeech } from "../../language/Speech";
import type { Anchor } from "../focus/list-state";
import { ActionFace, colourOf } from "./ActionFace";
import { type Offered, useActionKeys, useActions } from "./use-actions";

type Props = {
  message: StoredMessage | undefined;
  anchor: Anchor | undefined;
  onClose: () => void;
  /** Gives the focus back, unless the user has put it elsewhere. */
  onClosed: () => void;
  onChoose: (action: Pick<Offered, "run">) => void;
};

export function MessageMenu({ message, anchor, onClose, onClosed, onChoose }: Props) {
  const { t } = useSpeech();
  const isLeft = useRef(false);
  const actionOf = useActionKeys();
  useFirstEntry(message !== undefined);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <DropdownMenu.Root open={message !== undefined} onOpenChange={(isOpen) => !isOpen && onClose()} modal={false}>
      <DropdownMenu.Trigger asChild>
        <button
          type="button"
          aria-hidden
          tabIndex={-1}
          style={anchor}
          className="pointer-events-none fixed appearance-none opacity-0"
        />
      </DropdownMenu.Trigger>
      {/* Within the page's main part, as all content has to be. */}
      <div ref={setPlace} />
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          align={anchor?.width || anchor?.height ? "end" : "start"}
          sideOffset={3}
          collisionPadding={8}
          aria-label={t("messages.action.menu")}
          aria-labelledby={undefined}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
            const run = message && actionOf(event.key, message);
            if (!run) return;
            // The letter that an entry shows goes before a search by its first letters.
            event.preventDefault();
            onChoose({ run });
          }}
          onInteractOutside={() => {
            isLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!isLeft.current && isFocusLost()) onClosed();
            isLeft.current = false;
          }}
          className="z-30 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-xl border border-line bg-raise p-1 text-text shadow-float outline-none motion-safe:animate-appear"
        >
          {message && <Items message={message} onChoose={onChoose} />}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ message, onChoose }: Pick<Props, "onChoose"> & { message: StoredMessage }) {
  return useActions(message).map((action) => {
    const { id, label, key } = action;
    return (
      <DropdownMenu.Item
        key={id}
        textValue={label}
        aria-keyshortcuts={key}
        onSelect={() => onChoose(action)}
        className={clsx(
          "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm -outline-offset-2 select-none data-highlighted:bg-side pointer-coarse:min-h-11",
          colourOf(action),
        )}
      >
        <ActionFace action={action} iconSize="1.125rem" />
        {key && (
          <kbd aria-hidden className="ms-4 rounded border border-line px-1.5 font-sans text-2xs text-soft">
            {key.toUpperCase()}
          </kbd>
        )}
      </DropdownMenu.Item>
    );
  });
}
