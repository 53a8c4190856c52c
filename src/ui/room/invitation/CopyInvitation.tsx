import { Link2 } from "lucide-react";
import { useState } from "react";
import { client } from "../../connection/line";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { useCopyLink } from "../../kit/dialogs/CopyProvider";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { isForEverybody, linkOf } from "./invitation-link";

type Props = { room_id: string; isLocked?: boolean; isWide: boolean };

export function CopyInvitation({ room_id, isLocked = false, isWide }: Props) {
  const { t } = useTranslation();
  const copy = useCopyLink();
  const toast = useToast();
  const inWords = useFailure();
  const [busy, setBusy] = useState(false);

  const copyInvitation = async () => {
    setBusy(true);
    try {
      const invites = await client.invites.list.query({ room_id });
      const known = invites.find(isForEverybody);
      const invite = known ?? (await client.invites.create.mutate({ room_id, role: "user" }));
      const made = known === undefined ? t("chat.invitation_made") : undefined;
      await copy(linkOf(invite, location), isLocked ? t("chat.invitation_locked") : made);
    } catch (failure) {
      toast(inWords(failure), "bad");
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button busy={busy} onClick={copyInvitation} aria-label={t("chat.copy_invitation")}>
      {!busy && <Link2 aria-hidden size="1.125rem" />}
      {isWide && <span>{t("chat.copy_invitation")}</span>}
    </Button>
  );
}
