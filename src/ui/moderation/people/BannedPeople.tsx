import { Ban } from "lucide-react";
import { EmptyState } from "../../kit/page/EmptyState";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useBanning } from "../../participants/moderating/use-banning";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { RestrictedPerson } from "./RestrictedPerson";

export function BannedPeople() {
  const { t } = useTranslation();
  const { moment } = useTimes();
  const view = useView((it) => it);
  const bans = view.moderation?.banned_participants ?? [];
  const { unban, busy, connected } = useBanning();
  if (bans.length === 0) return <EmptyState icon={Ban} title={t("moderation.people.nobody_banned")} />;
  return (
    <ul data-focus-home="button" aria-label={t("moderation.people.which.banned")} className="mt-3">
      {bans.map(({ participant_id: id, display_name: name, banned_by, banned_at }) => (
        <RestrictedPerson
          key={id}
          id={id}
          name={name}
          lift={t("moderation.act.unban")}
          liftThis={t("moderation.people.unban_this", { name })}
          isPossible={connected && !busy}
          onLift={() => void unban({ id, name })}
        >
          <Phrase
            text={t("moderation.people.banned_by")}
            parts={{
              name: <Name>{nameIn(view, banned_by) ?? t("people.somebody")}</Name>,
              when: <time dateTime={banned_at}>{moment(banned_at)}</time>,
            }}
          />
        </RestrictedPerson>
      ))}
    </ul>
  );
}
