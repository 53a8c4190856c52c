import type { Invite } from "../../../protocol";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { GroupTags } from "../groups/GroupTags";

export function Which({ invite }: { invite: Invite }) {
  const { t } = useTranslation();
  const { moment } = useTimes();
  const { issued_by, created_at } = invite;
  const maker = useView((view) => nameIn(view, issued_by));
  const when = <time dateTime={created_at}>{moment(created_at)}</time>;
  return (
    <div className="grid gap-1 rounded-lg border border-line bg-side px-3 py-2.5">
      <p className="text-base text-text">
        {invite.label === undefined ? (
          <span>{t("moderation.invites.unlabelled")}</span>
        ) : (
          <Name className="font-semibold">{invite.label}</Name>
        )}
      </p>
      <p>{t(`kit.role.${invite.role}`)}</p>
      <GroupTags groups={invite.groups} />
      <p>
        {maker === undefined ? (
          <Phrase text={t("moderation.revoke.made")} parts={{ when }} />
        ) : (
          <Phrase text={t("moderation.revoke.made_by")} parts={{ when, name: <Name>{maker}</Name> }} />
        )}
      </p>
    </div>
  );
}
