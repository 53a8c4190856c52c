import { useState } from "react";
import { MODERATION_REASONS, type StoredMessage } from "../../../protocol";
import { addresseeFor } from "../../../room/view";
import { AlertDialog } from "../../kit/dialogs/AlertDialog";
import { useToast } from "../../kit/dialogs/Toasts";
import { RadioChoice } from "../../kit/forms/RadioChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RemovedMessage } from "./RemovedMessage";

const REASONS = ["none", ...MODERATION_REASONS] as const;
type Choice = { readonly message: StoredMessage; readonly chosen: (typeof REASONS)[number] };

type Props = { message: StoredMessage | undefined; onClose: () => void };

/** The question before a message is removed. A moderator may say why others' messages are removed. */
export function RemovalWindow({ message, onClose }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  const { run, busy, connected } = useCommand();
  const [choice, setChoice] = useState<Choice>();
  const chosen = choice?.message === message ? (choice?.chosen ?? "none") : "none";
  const self = useView((view) => view.self.id);
  const isOwn = message?.source === self;
  const isPossible = connected || isOwn;

  const removeOwn = (own: StoredMessage) => {
    const undo = session.changes.remove(addresseeFor(self, own), own.id);
    if (connected) return toast(t("messages.removal.done"));
    const action = {
      label: t("kit.undo"),
      name: t("messages.removal.undo"),
      run: () => (undo() ? toast(t("messages.removal.undone")) : toast(t("messages.removal.too_late"), "bad")),
      watch: (end: () => void) => session.store.subscribe(({ connection }) => connection.state === "joined" && end()),
    };
    toast(t("messages.removal.waits"), "good", action);
  };
  const remove = async () => {
    if (message === undefined) return;
    if (isOwn) removeOwn(message);
    else {
      const reason = chosen === "none" ? undefined : chosen;
      const payload = { action: "delete" as const, message_id: message.id, ...(reason && { reason }) };
      if ((await run({ namespace: "messages", payload })) === "failed") return;
      toast(t("messages.removal.done"));
    }
    onClose();
  };

  return (
    <AlertDialog
      open={message !== undefined}
      onOpenChange={(open) => open || onClose()}
      title={t(isOwn ? "messages.removal.ask_own" : "messages.removal.ask")}
      description={t(isPossible ? "messages.removal.text" : "messages.removal.offline")}
      confirm={t("messages.removal.confirm")}
      busy={busy || !isPossible}
      onConfirm={() => void remove()}
    >
      {message !== undefined && <RemovedMessage message={message} />}
      {!isOwn && message !== undefined && (
        <div className="mt-4">
          <RadioChoice
            label={t("messages.removal.reason")}
            hint={t("messages.removal.reason_hint")}
            value={chosen}
            onValueChange={(chosen) => setChoice({ message, chosen })}
            options={REASONS.map((value) => ({ value, text: t(`messages.removal.reasons.${value}`) }))}
          />
        </div>
      )}
    </AlertDialog>
  );
}
