import { useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { useToast } from "../../kit/dialogs/Toasts";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { RadioChoice } from "../../kit/forms/RadioChoice";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useCommand } from "../../room/session/use-command";

const SCOPES = ["guests", "users_and_guests", "all"] as const;

export function Debrief() {
  const { t } = useTranslation();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [kick_scope, setScope] = useState<(typeof SCOPES)[number]>("guests");
  const { run, busy, connected } = useCommand();
  const end = async () => {
    if ((await run({ namespace: "moderation", payload: { action: "debrief", kick_scope } })) !== "done") return;
    setAsking(false);
    toast(t("moderation.debrief.done"));
  };
  return (
    <Card
      heading="h3"
      title={t("moderation.debrief.title")}
      hint={t("moderation.debrief.hint")}
      action={
        <Button variant="danger" aria-disabled={!connected} onClick={() => setAsking(true)}>
          {t("moderation.debrief.open")}
        </Button>
      }
    >
      <AlertWindow
        open={asking}
        onOpenChange={setAsking}
        title={t("moderation.debrief.ask")}
        description={t("moderation.debrief.text")}
        confirm={t("moderation.debrief.confirm")}
        busy={busy}
        onConfirm={() => void end()}
      >
        <div className="mt-3">
          <RadioChoice
            label={t("moderation.debrief.label")}
            value={kick_scope}
            onValueChange={setScope}
            options={SCOPES.map((value) => ({ value, text: t(`moderation.debrief.scopes.${value}`) }))}
          />
        </div>
      </AlertWindow>
    </Card>
  );
}
