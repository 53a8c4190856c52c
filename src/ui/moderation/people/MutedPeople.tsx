import { MessageSquareOff } from "lucide-react";
import { EmptyState } from "../../kit/page/EmptyState";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useMuting } from "../../participants/moderating/use-muting";
import { mutedWords } from "../../room/labels/muted";
import { nameIn, nameOrWord } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { RestrictedPerson } from "./RestrictedPerson";

export function MutedPeople() {
  const { t } = useTranslation();
  const { until } = useTimes();
  const view = useView((it) => it);
  const { unmute, busy, connected } = useMuting();
  const mutes = useView(({ moderation }) => moderation?.muted);
  if (mutes === undefined || mutes.length === 0)
    return <EmptyState icon={MessageSquareOff} title={t("moderation.people.nobody_muted")} />;
  return (
    <ul data-focus-home="button" aria-label={t("moderation.people.which.muted")} className="mt-3">
      {mutes.map((mute) => {
        const name = nameOrWord(view, mute.target, t);
        return (
          <RestrictedPerson
            key={mute.target}
            id={mute.target}
            name={name}
            lift={t("moderation.act.unmute")}
            liftThis={t("moderation.people.unmute_this", { name })}
            isPossible={connected && !busy}
            onLift={() => void unmute({ id: mute.target, name })}
          >
            <span>{mutedWords(mute, { t, until })}</span>
            {mute.issued_by !== undefined && (
              <>
                <span> · </span>
                <Phrase
                  text={t("moderation.people.muted_by")}
                  parts={{ name: <Name>{nameIn(view, mute.issued_by) ?? t("people.somebody")}</Name> }}
                />
              </>
            )}
          </RestrictedPerson>
        );
      })}
    </ul>
  );
}
