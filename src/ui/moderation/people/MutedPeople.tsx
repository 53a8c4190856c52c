import { MessageSquareOff } from "lucide-react";
import { useEffect } from "react";
import type { Id, ModerationState } from "../../../protocol";
import { EmptyState } from "../../kit/page/EmptyState";
import { Name } from "../../kit/words/Name";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useMuting } from "../../participants/moderating/use-muting";
import { mutedWords } from "../../room/labels/muted";
import { nameIn, nameOrWord } from "../../room/labels/names";
import { useSession, useView } from "../../room/session/RoomSession";
import { RestrictedPerson } from "./RestrictedPerson";

export function MutedPeople() {
  const { t } = useTranslation();
  const { until } = useTimes();
  const session = useSession();
  const view = useView((it) => it);
  const { unmute, busy, connected } = useMuting();
  const mutes = useView(({ moderation }) => moderation?.muted);
  useEffect(() => session.meetSoon((mutes ?? []).flatMap(namedIn)), [session, mutes]);
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

function namedIn({ target, issued_by }: ModerationState["muted"][number]): Id[] {
  return issued_by === undefined ? [target] : [target, issued_by];
}
