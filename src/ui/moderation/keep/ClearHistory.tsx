import { Check, Eraser } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { useToast } from "../../kit/dialogs/Toasts";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { Card } from "../../kit/page/Card";
import { useTranslation } from "../../language/translation/use-translation";
import { useCommand } from "../../room/session/use-command";

export function ClearHistory() {
  const { t } = useTranslation();
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const { run, busy, connected } = useCommand();

  const clear = async () => {
    if ((await run({ namespace: "chat", payload: { action: "clear_history" } })) !== "done") return;
    setAsking(false);
    toast(t("moderation.history.cleared"));
  };

  return (
    <Card
      heading="h3"
      title={t("moderation.history.title")}
      hint={t("moderation.history.hint")}
      action={
        <Button variant="danger" aria-disabled={!connected} onClick={() => setAsking(true)}>
          {t("moderation.history.clear")}
        </Button>
      }
    >
      <AlertWindow
        open={asking}
        onOpenChange={setAsking}
        title={t("moderation.history.ask")}
        description={
          <>
            <Fate
              icon={<Eraser aria-hidden size="1.125rem" className="text-danger" />}
              title={t("moderation.history.goes")}
            >
              {t("moderation.history.goes_text")}
            </Fate>
            <Fate
              icon={<Check aria-hidden size="1.125rem" className="text-accent" />}
              title={t("moderation.history.stays")}
            >
              {t("moderation.history.stays_text")}
            </Fate>
            <p className="mt-3">{t("moderation.history.for_good")}</p>
          </>
        }
        confirm={t("moderation.history.confirm")}
        busy={busy}
        onConfirm={() => void clear()}
      />
    </Card>
  );
}

function Fate({ icon, title, children }: { icon: ReactNode; title: string; children: string }) {
  return (
    <div className="mt-3 flex gap-2.5">
      <span className="mt-0.5 shrink-0">{icon}</span>
      <p>
        <strong className="font-semibold text-text">{title}</strong>
        <span>{` ${children}`}</span>
      </p>
    </div>
  );
}
