import { type FormEvent, useState } from "react";
import { MODERATION_REASONS } from "../../../protocol";
import { FormActions } from "../../kit/dialogs/FormActions";
import { DialogWindow } from "../../kit/dialogs/windows/DialogWindow";
import { RadioChoice } from "../../kit/forms/RadioChoice";
import { Select } from "../../kit/forms/Select";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { MUTES, type Mute } from "./mutes";
import type { Subject } from "./subject";
import { useMuting } from "./use-muting";

type Props = { subject: Subject; onClose: () => void; onMuted?: () => void };

export function MuteWindow({ subject, onClose, onMuted }: Props) {
  const { t } = useTranslation();
  const { mute, busy, connected } = useMuting();
  const [length, setLength] = useState<Mute>("ten_minutes");
  const [reason, setReason] = useState<(typeof MODERATION_REASONS)[number]>("spam");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || !connected) return;
    if (!(await mute(subject, { seconds: MUTES[length], reason }))) return;
    onClose();
    onMuted?.();
  };
  return (
    <DialogWindow
      open
      onOpenChange={onClose}
      title={<Phrase text={t("moderation.act.window_mute.ask")} parts={{ name: <Name>{subject.name}</Name> }} />}
      description={t("moderation.act.window_mute.text")}
    >
      <form onSubmit={submit} className="grid grid-cols-1 gap-4">
        <Select
          label={t("moderation.act.mute_title")}
          value={length}
          onValueChange={setLength}
          options={(Object.keys(MUTES) as Mute[]).map((value) => ({ value, text: t(`moderation.act.for.${value}`) }))}
        />
        <RadioChoice
          label={t("moderation.removal.reason")}
          hint={t("moderation.act.window_mute.reason_hint")}
          value={reason}
          onValueChange={setReason}
          options={MODERATION_REASONS.map((value) => ({ value, text: t(`moderation.removal.reasons.${value}`) }))}
        />
        <FormActions
          confirm={t("moderation.act.window_mute.confirm")}
          onCancel={onClose}
          busy={busy}
          offline={connected ? undefined : t("moderation.act.offline")}
        />
      </form>
    </DialogWindow>
  );
}
