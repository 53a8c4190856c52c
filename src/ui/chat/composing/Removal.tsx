import { createContext, useContext, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StoredMessage } from "../../../protocol";
import { AlertDialog } from "../../kit/dialogs/AlertDialog";
import { useToast } from "../../kit/dialogs/Toasts";
import type { Elements } from "../../kit/words/elements";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";

type Ask = (message: StoredMessage) => void;

const AskContext = createContext<Ask>(() => {});

/** Asks before a message is removed: nobody can undo it. */
export function useAskRemoval(): Ask {
  return useContext(AskContext);
}

export function RemovalProvider({ children }: { children: Elements }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy, connected } = useCommand();
  const [message, setMessage] = useState<StoredMessage>();
  const isOwn = useView((view) => message?.source === view.self.id);

  const remove = async () => {
    if (message === undefined) return;
    const payload = { action: "delete" as const, message_id: message.id };
    if ((await run({ namespace: "messages", payload })) === "failed") return;
    setMessage(undefined);
    toast(t("chat.removal.done"));
  };

  return (
    <AskContext value={setMessage}>
      {children}
      <AlertDialog
        open={message !== undefined}
        onOpenChange={(open) => open || setMessage(undefined)}
        title={t(isOwn ? "chat.removal.ask_own" : "chat.removal.ask")}
        description={t(connected ? "chat.removal.text" : "chat.removal.offline")}
        confirm={t("chat.removal.confirm")}
        busy={busy || !connected}
        onConfirm={() => void remove()}
      />
    </AskContext>
  );
}
