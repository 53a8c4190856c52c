import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Invite } from "../../protocol";
import { InvitationRow } from "./InvitationRow";
import { RevokeInvitation } from "./RevokeInvitation";
import { TH } from "./table-look";

type Props = { invites: readonly Invite[]; room_id: string; now: string };

/** Invitations with what they give and how far they are used. On a phone it all stands in one column. */
export function InvitationTable({ invites, room_id, now }: Props) {
  const { t } = useTranslation();
  const [revoking, setRevoking] = useState<Invite>();
  return (
    <>
      <table className="mt-3 w-full border-collapse text-sm">
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col" className={TH}>
              {t("moderation.invites.role")}
            </th>
            <th scope="col" className={`${TH} max-md:hidden`}>
              {t("moderation.invites.groups")}
            </th>
            <th scope="col" className={`${TH} max-md:hidden`}>
              {t("moderation.invites.used")}
            </th>
            <th scope="col" className={`${TH} max-md:hidden`}>
              {t("moderation.invites.expires")}
            </th>
            <th scope="col" className={TH}>
              <span className="sr-only">{t("moderation.invites.actions")}</span>
            </th>
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
