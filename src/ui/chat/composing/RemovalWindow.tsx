import { MODERATION_REASONS, type StoredMessage } from "../../../protocol";
import { addresseeFor } from "../../../room/view";
import { ChoiceWindow } from "../../kit/dialogs/ChoiceWindow";
import { useToast } from "../../kit/dialogs/Toasts";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RemovedMessage } from "./RemovedMessage";

const REASONS = [...MODERATION_REASONS, "none"] as const;

type Props = { message: StoredMessage | undefined; onClose: () => void };
type Asked = { message: StoredMessage; onClose: () => void };

export function RemovalWindow({ message, onClose }: Props) {
  const self = useView((view) => view.self.id);
  if (message === undefined) return null;
  const asked = { message, onClose };
  return message.source === self ? <OwnRemoval {...asked} /> : <OthersRemoval {...asked} />;
}

function OwnRemoval({ message, onClose }: Asked) {
  const { t } = useTranslation();
  const session = useSession();
  const toast = useToast();
  const { connected } = useCommand();
  const remove = () => {
    const undo = session.changes.remove(addresseeFor(message.source, message), message.id);
    onClose();
    if (connected) return toast(t("moderation.removal.done"));
    const action = {
      label: t("kit.undo"),
      name: t("moderation.removal.undo"),
      about: "own removal",
      run: () => (undo() ? toast(t("moderation.removal.undone")) : toast(t("moderation.removal.too_late"), "bad")),
      watch: (end: () => void) => session.store.subscribe(({ connection }) => connection.state === "joined" && end()),
    };
    toast(t("moderation.removal.waits"), "good", action);
  };
  return (
    <AlertWindow
      open
      onOpenChange={(open) => open || onClose()}
      title={t("moderation.removal.ask_own")}
      description={t("moderation.removal.text")}
      confirm={t("moderation.removal.confirm")}
      onConfirm={remove}
    >
      <RemovedMessage message={message} />
    </AlertWindow>
  );
}

/** The choice removes the message. */
function OthersRemoval({ message, onClose }: Asked) {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy, connected } = useCommand();
  const remove = async (chosen: (typeof REASONS)[number]) => {
    const payload = {
      action: "delete" as const,
      message_id: message.id,
      ...(chosen !== "none" && { reason: chosen }),
    };
    const outcome = await run({ namespace: "messages", payload });
    if (outcome === "failed") return;
    if (outcome === "done") toast(t("moderation.removal.done"));
    onClose();
  };
  return (
    <ChoiceWindow
      open
      onOpenChange={onClose}
      title={t("moderation.removal.ask")}
      description={t(connected ? "moderation.removal.choose" : "moderation.removal.offline")}
      options={REASONS.map((value) => ({ value, text: t(`moderation.removal.reasons.${value}`) }))}
      isIdle={busy || !connected}
      onChoose={(chosen) => void remove(chosen)}
    >
      <RemovedMessage message={message} />
    </ChoiceWindow>
  );
}
