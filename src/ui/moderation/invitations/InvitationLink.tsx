import { Copy } from "lucide-react";
import { Button } from "../../kit/buttons/Button";
import { useCopyLink } from "../../kit/dialogs/CopyProvider";
import { DialogActions } from "../../kit/dialogs/Dialog";
import { TextField } from "../../kit/forms/TextField";
import { useTranslation } from "../../language/translation/use-translation";
import { linkOf } from "../../room/invitation/invitation-link";

export function InvitationLink({ invite, onClose }: { invite: { code: string; url: string }; onClose: () => void }) {
  const { t } = useTranslation();
  const copy = useCopyLink();
  const link = linkOf(invite, location);
  return (
    <div className="grid grid-cols-1 gap-4">
      <TextField
        label={t("kit.link")}
        dir="ltr"
        readOnly
        value={link}
        onFocus={({ target }) => target.select()}
        className="font-mono text-sm!"
      />
      <DialogActions>
        <Button variant="primary" autoFocus onClick={() => void copy(link)}>
          <Copy aria-hidden size="1rem" />
          <span>{t("moderation.invites.copy")}</span>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("moderation.new.done")}
        </Button>
      </DialogActions>
    </div>
  );
}
