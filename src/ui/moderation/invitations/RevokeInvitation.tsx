import type { Invite } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useFailure } from "../../connection/use-failure";
import { useToast } from "../../kit/dialogs/Toasts";
import { AlertWindow } from "../../kit/dialogs/windows/AlertWindow";
import { useTranslation } from "../../language/translation/use-translation";
import { Which } from "./WhichInvitation";

type Props = { invite: Invite; room_id: string; onClose: () => void };

export function RevokeInvitation({ invite, room_id, onClose }: Props) {
  const { t } = useTranslation();
  const toast = useToast();
  const failure = useFailure();
  const { invites } = trpc.useUtils();
  const revoking = trpc.invites.revoke.useMutation({
    networkMode: "always",
    onSuccess: () => {
      toast(t("moderation.revoke.done"));
      void invites.list.invalidate({ room_id });
      onClose();
    },
    onError: (cause) => toast(failure(cause), "bad"),
  });
  return (
    <AlertWindow
      open
      onOpenChange={onClose}
      title={t("moderation.revoke.ask")}
      description={
        <>
          <Which invite={invite} />
          <p className="mt-3">{t("moderation.revoke.text")}</p>
        </>
      }
      confirm={t("moderation.revoke.confirm")}
      busy={revoking.isPending}
      onConfirm={() => revoking.mutate({ room_id, code: invite.code })}
    />
  );
}
