import { useState } from "react";
import { Dialog } from "../../kit/dialogs/Dialog";
import { useTranslation } from "../../language/translation/use-translation";
import { InvitationForm } from "./InvitationForm";
import { InvitationLink } from "./InvitationLink";

export function NewInvitation({ room_id, onClose }: { room_id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<{ code: string; url: string }>();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t(made ? "moderation.new.ready" : "moderation.new.title")}
      description={t(made ? "moderation.new.ready_text" : "moderation.new.text")}
    >
      {made ? (
        <InvitationLink invite={made} onClose={onClose} />
      ) : (
        <InvitationForm room_id={room_id} onMade={setMade} onCancel={onClose} />
      )}
    </Dialog>
  );
}
