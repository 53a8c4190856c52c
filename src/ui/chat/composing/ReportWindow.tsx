import { Info } from "lucide-react";
import { type FormEvent, useState } from "react";
import { MODERATION_REASONS, type ModerationReason, type StoredMessage } from "../../../protocol";
import { FormActions } from "../../kit/dialogs/FormActions";
import { useToast } from "../../kit/dialogs/Toasts";
import { DialogWindow } from "../../kit/dialogs/windows/DialogWindow";
import { RadioChoice } from "../../kit/forms/RadioChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { useCommand } from "../../room/session/use-command";
import { RemovedMessage } from "./RemovedMessage";

/** The likeliest first. */
const REASONS = ["abuse", ...MODERATION_REASONS.filter((it) => it !== "abuse")] as const;

type Props = { message: StoredMessage | undefined; onClose: () => void };

export function ReportWindow({ message, onClose }: Props) {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy, connected } = useCommand();
  const [choice, setChoice] = useState<{ readonly message: StoredMessage; readonly reason: ModerationReason }>();
  const reason = choice?.message === message ? (choice?.reason ?? "abuse") : "abuse";
  if (message === undefined) return null;
  const report = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !connected) return;
    const payload = { action: "report" as const, message_id: message.id, reason };
    const outcome = await run({ namespace: "messages", payload });
    if (outcome === "failed") return;
    if (outcome === "done") toast(t("moderation.report.done"));
    onClose();
  };
  return (
    <DialogWindow open onOpenChange={onClose} title={t("moderation.report.ask")}>
      <form onSubmit={(event) => void report(event)} className="grid grid-cols-1 gap-4">
        <RemovedMessage message={message} />
        <RadioChoice
          label={t("moderation.removal.reason")}
          value={reason}
          onValueChange={(chosen) => setChoice({ message, reason: chosen })}
          options={REASONS.map((value) => ({ value, text: t(`moderation.removal.reasons.${value}`) }))}
        />
        <p className="flex gap-2 rounded-lg bg-side px-3 py-2 text-sm text-soft">
          <Info aria-hidden size="1rem" className="mt-0.5 shrink-0" />
          <span>{t(message.scope === "private" ? "moderation.report.text_private" : "moderation.report.text")}</span>
        </p>
        <FormActions
          confirm={t("moderation.report.confirm")}
          onCancel={onClose}
          busy={busy}
          offline={connected ? undefined : t("moderation.report.offline")}
        />
      </form>
    </DialogWindow>
  );
}
