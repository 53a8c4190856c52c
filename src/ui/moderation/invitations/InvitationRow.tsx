import { Copy } from "lucide-react";
import type { Invite } from "../../../protocol";
import { inviteFault } from "../../../room/control/invitations";
import { Button } from "../../kit/buttons/Button";
import { useCopyLink } from "../../kit/dialogs/CopyProvider";
import { TD } from "../../kit/table/table-look";
import { Name } from "../../kit/words/Name";
import { Tag } from "../../kit/words/Tag";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { linkOf } from "../../room/invitation/invitation-link";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { GroupTags } from "../groups/GroupTags";

type Props = { invite: Invite; now: string; onRevoke: () => void };

export function InvitationRow({ invite, now, onRevoke }: Props) {
  const { t } = useTranslation();
  const copy = useCopyLink();
  const { number, day, time } = useTimes();
  const fault = inviteFault(invite, now);
  const role = t(`kit.role.${invite.role}`);
  const invitation = invite.label ?? role;
  const makerName = useView((view) => nameIn(view, invite.issued_by));
  const maker =
    invite.issued_by === undefined ? (
      <span>{t("moderation.invites.with_room")}</span>
    ) : (
      <Name isWord={makerName === undefined}>{makerName ?? t("people.somebody")}</Name>
    );
  const madeBy = invite.issued_by === undefined ? "moderation.invites.made_with_room" : "moderation.invites.made_by";
  const used = invite.max_uses
    ? t("moderation.invites.used_of", { uses: number(invite.uses), max: number(invite.max_uses) })
    : number(invite.uses);
  const when = (at: string) => <time dateTime={at}>{t("moderation.when", { day: day(at), time: time(at) })}</time>;
  const expires = invite.expires_at ? when(invite.expires_at) : <span>{t("moderation.invites.never")}</span>;
  return (
    <tr>
      <th scope="row" className={`${TD} text-start font-normal`}>
        <span className="flex flex-wrap items-center gap-1.5 text-base wrap-anywhere">
          {invite.label === undefined ? (
            <span className="whitespace-nowrap text-soft">{t("moderation.invites.unlabelled")}</span>
          ) : (
            <Name className="font-medium">{invite.label}</Name>
          )}
          {fault && <Tag tone="warn">{t(`moderation.invites.fault.${fault}`)}</Tag>}
        </span>
        <span className="mt-1 grid gap-1 text-xs text-soft md:hidden">
          <span>{role}</span>
          <GroupTags groups={invite.groups} />
          <span>{t("moderation.invites.used_times", { used })}</span>
          <Phrase text={t("moderation.invites.expires_when")} parts={{ when: expires }} />
          <Phrase text={t(madeBy)} parts={{ name: maker }} />
        </span>
      </th>
      <td className={`${TD} max-md:hidden`}>{role}</td>
      <td className={`${TD} max-md:hidden`}>
        <GroupTags groups={invite.groups} />
      </td>
      <td className={`${TD} whitespace-nowrap tabular-nums max-md:hidden`}>{used}</td>
      <td className={`${TD} max-md:hidden`}>{expires}</td>
      <td className={`${TD} wrap-anywhere max-md:hidden`}>{maker}</td>
      <td className={`${TD} text-end whitespace-nowrap`}>
        {fault === undefined ? (
          <span className="inline-flex flex-col justify-end gap-1.5 sm:flex-row">
            <Button
              aria-label={t("moderation.invites.copy_this", { invitation })}
              onClick={() => void copy(linkOf(invite, location))}
            >
              <Copy aria-hidden size="0.9375rem" />
              <span>{t("moderation.invites.copy")}</span>
            </Button>
            <Button
              variant="danger"
              className="border-transparent! bg-transparent!"
              aria-label={t("moderation.invites.revoke_this", { invitation })}
              onClick={onRevoke}
            >
              {t("moderation.invites.revoke")}
            </Button>
          </span>
        ) : (
          <span className="text-xs text-soft">{invite.revoked_at && when(invite.revoked_at)}</span>
        )}
      </td>
    </tr>
  );
}
