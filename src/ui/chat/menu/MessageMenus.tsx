import { flushSync } from "react-dom";
import type { StoredMessage } from "../../../protocol";
import { SheetWindow } from "../../kit/dialogs/windows/SheetWindow";
import { useSpeech } from "../../language/Speech";
import { useListState, useListStore } from "../focus/list-state";
import { MessageMenu } from "./MessageMenu";
import { MessageSheet } from "./MessageSheet";
import type { Offered } from "./use-actions";

type Props = { messages: readonly StoredMessage[]; onClosed: () => void };

export function MessageMenus({ messages, onClosed }: Props) {
  const { t } = useSpeech();
  const store = useListStore();
  const menu = useListState((state) => state.menu);
  const message = menu && messages.find(({ id }) => id === menu.id);
  const close = () => store.setState({ menu: undefined });
  /** The action then may lead the focus elsewhere. */
  const choose = ({ run }: Pick<Offered, "run">) => {
    flushSync(close);
    onClosed();
    run();
  };
  return (
    <>
      <MessageMenu
        message={menu?.kind === "menu" ? message : undefined}
        anchor={menu?.anchor}
        onClose={close}
        onClosed={onClosed}
        onChoose={choose}
      />
      <SheetWindow
        open={menu?.kind === "sheet" && message !== undefined}
        label={t("messages.action.menu")}
        onClose={close}
        onClosed={onClosed}
      >
        {message && <MessageSheet message={message} onDone={close} onChoose={choose} />}
      </SheetWindow>
    </>
  );
}
