import { Undo2 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Addressee, Id } from "../../../protocol";
import type { Chosen } from "../../client/state/chosen";
import { useSession } from "../../room/session/RoomSession";

const OFFERED_MS = 5_000;

export type Sent = {
  readonly transaction_id: string;
  readonly content: string;
  readonly reply_to?: Id;
  readonly chosen: readonly Chosen[];
};

/** The message that was sent just now, and can be taken back; and what a screen reader is told of that. */
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

/** For five seconds after sending: takes the message back, and its text returns to the field. */
export function UndoSending({ to, sent, onUndone }: Props) {
  const { t } = useTranslation();
  const session = useSession();
  if (!sent) return null;
  const undo = () => {
    onUndone(sent);
    session.changes.remove(to, sent.transaction_id);
  };
  return (
    <button
      type="button"
      onClick={undo}
      // It comes and goes: the line keeps its height, and a finger hits what lies around, too.
      className="relative -my-1 flex h-6 items-center gap-1 rounded-md px-1.5 text-xs font-semibold text-accent hover:bg-side pointer-coarse:after:absolute pointer-coarse:after:-inset-x-2 pointer-coarse:after:-inset-y-2.5"
    >
      <Undo2 aria-hidden size="0.875rem" />
      <span>{t("chat.undo_sending")}</span>
    </button>
  );
}
