import { useState } from "react";
import type { Invite } from "../../../protocol";
import { ColumnHead } from "../../kit/table/ColumnHead";
import { useTranslation } from "../../language/translation/use-translation";
import { InvitationRow } from "./InvitationRow";
import { RevokeInvitation } from "./RevokeInvitation";

type Props = { invites: readonly Invite[]; room_id: string; now: string };

export function InvitationTable({ invites, room_id, now }: Props) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<Invite>();
  return (
    <>
      <table className="mt-3 w-full border-collapse text-sm max-md:table-fixed">
        <thead>
          <tr>
            <ColumnHead unseen="narrow">{t("moderation.invites.label")}</ColumnHead>
            <ColumnHead unseen="narrow" className="max-md:hidden">
              {t("moderation.invites.role")}
            </ColumnHead>
            <ColumnHead unseen="narrow" className="max-md:hidden">
              {t("moderation.invites.groups")}
            </ColumnHead>
            <ColumnHead unseen="narrow" className="max-md:hidden">
              {t("moderation.invites.used")}
            </ColumnHead>
            <ColumnHead unseen="narrow" className="max-md:hidden">
              {t("moderation.invites.expires")}
            </ColumnHead>
            <ColumnHead unseen="narrow" className="max-md:hidden">
              {t("moderation.invites.maker")}
            </ColumnHead>
            <ColumnHead unseen="always" className="w-36 sm:max-md:w-72 md:w-px">
              {t("moderation.invites.actions")}
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {invites.map((invite) => (
            <InvitationRow key={invite.code} invite={invite} now={now} onRevoke={() => setRevoking(invite)} />
          ))}
        </tbody>
      </table>
      {revoking && <RevokeInvitation invite={revoking} room_id={room_id} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
