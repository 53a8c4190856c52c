import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "./subject";
import { useModerating } from "./use-moderating";

type Props = { subject: Subject; onClose: () => void };

export function PurgeWindow({ subject, onClose }: Props) {
  const { t } = useTranslation();
  const { moderate, busy, connected } = useModerating();
  const { id: target, name } = subject;
  const confirm = async () => {
    const command = { namespace: "messages", payload: { action: "delete_messages_of", target } } as const;
    if (await moderate({ command, said: t("moderation.act.window_purge.done", { name }) })) onClose();
  };
  return (
    <AlertWindow
      open
      onOpenChange={onClose}
      title={<Phrase text={t("moderation.act.window_purge.ask")} parts={{ name: <Name>{name}</Name> }} />}
      description={t("moderation.act.window_purge.text")}
      confirm={t("moderation.act.window_purge.confirm")}
      busy={busy || !connected}
      onConfirm={() => void confirm()}
    >
      {!connected && (
        <p role="status" className="mt-4 text-sm text-warn">
          {t("moderation.act.offline")}
        </p>
      )}
    </AlertWindow>
  );
}
