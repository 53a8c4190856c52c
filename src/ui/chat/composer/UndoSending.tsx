import { Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { Addressee, Id } from "../../../protocol";
import type { Chosen } from "../../client/state/chosen";
import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useSession, useView } from "../../room/session/RoomSession";

const OFFERED_MS = 5_000;

export type Sent = {
  readonly transaction_id: string;
  readonly content: string;
  readonly reply_to?: Id;
  readonly chosen: readonly Chosen[];
};

export function useJustSent() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<Sent>();
  const [isUndone, setUndone] = useState(false);
  useEffect(() => {
    if (!sent) return;
    const timer = setTimeout(() => setSent(undefined), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [sent]);
  return {
    sent,
    said: { key: sent?.transaction_id, text: sent ? t("chat.undo_offered") : isUndone ? t("chat.undone") : "" },
    note: (it: Sent) => {
      setSent(it);
      setUndone(false);
    },
    undone: () => {
      setSent(undefined);
      setUndone(true);
    },
  };
}

type Props = { to: Addressee; sent: Sent | undefined; onUndone: (sent: Sent) => void };

export function UndoSending({ to, sent, onUndone }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  const isPossible = useView(({ rules, self }) => {
    const { delete_window_seconds: window } = rules;
    return self.module_data.control.role === "moderator" || window === "always" || window * 1000 > OFFERED_MS;
  });
  if (!sent || !isPossible) return null;
  const undo = () => {
    onUndone(sent);
    session.changes.remove(to, sent.transaction_id);
  };
  return (
    // It comes and goes in a line that stays: the field beside it gives it the room.
    <Button variant="quiet" aria-label={t("chat.undo_sending")} onClick={undo} className="shrink-0 px-2! text-accent!">
      <Undo2 aria-hidden size="1rem" />
      <span className="hidden @min-[28rem]:inline">{t("kit.undo")}</span>
    </Button>
  );
}
