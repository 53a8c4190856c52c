import { clsx } from "clsx";
import { DropdownMenu } from "radix-ui";
import { Fragment } from "react";
import type { StoredMessage } from "../../../protocol";
import { ActionFace, colourOf } from "../../kit/dialogs/windows/ActionFace";
import { AnchoredMenu } from "../../kit/dialogs/windows/AnchoredMenu";
import { MENU_ITEM } from "../../kit/dialogs/windows/menu-look";
import { useSpeech } from "../../language/Speech";
import type { Anchor } from "../focus/list-state";
import { beginsAuthor, type Offered, useActionKeys, useActions } from "./use-actions";

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
  const actionOf = useActionKeys();
  return (
    <AnchoredMenu
      anchor={message && anchor}
      label={t("messages.action.menu")}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
        const run = message && actionOf(event.key, message);
        if (!run) return;
        // The letter that an entry shows goes before a search by its first letters.
        event.preventDefault();
        onChoose({ run });
      }}
      onClose={onClose}
      onClosed={onClosed}
    >
      {message && <Items message={message} onChoose={onChoose} />}
    </AnchoredMenu>
  );
}

function Items({ message, onChoose }: Pick<Props, "onChoose"> & { message: StoredMessage }) {
  const actions = useActions(message);
  return actions.map((action, at) => {
    const { id, label, key } = action;
    return (
      <Fragment key={id}>
        {beginsAuthor(actions, at) && <DropdownMenu.Separator className="my-1 h-px bg-line" />}
        <DropdownMenu.Item
          textValue={label}
          aria-keyshortcuts={key}
          onSelect={() => onChoose(action)}
          className={clsx(MENU_ITEM, colourOf(action))}
        >
          <ActionFace action={action} iconSize="1.125rem" />
          {key && (
            <kbd aria-hidden className="ms-4 rounded border border-line px-1.5 font-sans text-2xs text-soft">
              {key.toUpperCase()}
            </kbd>
          )}
        </DropdownMenu.Item>
      </Fragment>
    );
  });
}
