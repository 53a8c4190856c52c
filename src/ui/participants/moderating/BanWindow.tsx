import { Info } from "lucide-react";
import { useState } from "react";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { CheckBox } from "../../kit/forms/CheckBox";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import type { Subject } from "./subject";
import { useBanning } from "./use-banning";

type Props = { subject: Subject; onClose: () => void; onBanned?: () => void };

export function BanWindow({ subject, onClose, onBanned }: Props) {
  const { t } = useTranslation();
  const { ban, busy, connected } = useBanning();
  const [revokes, setRevokes] = useState(false);
  const confirm = async () => {
    if (!(await ban(subject, revokes))) return;
    onClose();
    onBanned?.();
  };
  return (
    <AlertWindow
      open
      onOpenChange={onClose}
      title={<Phrase text={t("moderation.act.window_ban.ask")} parts={{ name: <Name>{subject.name}</Name> }} />}
      description={t("moderation.act.window_ban.text")}
      confirm={t("moderation.act.window_ban.confirm")}
      busy={busy || !connected}
      onConfirm={() => void confirm()}
    >
      <div className="mt-4 grid gap-4">
        <CheckBox
          label={t("moderation.act.window_ban.revoke")}
          hint={t("moderation.act.window_ban.revoke_hint")}
          checked={revokes}
          onCheckedChange={setRevokes}
        />
        <p className="flex gap-2.5 rounded-lg bg-side px-3.5 py-2.5 text-xs text-soft forced-colors:border">
          <Info aria-hidden size="1rem" className="mt-0.5 shrink-0" />
          <span>{t("moderation.act.window_ban.limits")}</span>
        </p>
        {!connected && (
          <p role="status" className="text-sm text-warn">
            {t("moderation.act.offline")}
          </p>
        )}
      </div>
    </AlertWindow>
  );
}
