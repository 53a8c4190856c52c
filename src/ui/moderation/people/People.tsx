import { Search } from "lucide-react";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Participant } from "../../../protocol";
import { countHere } from "../../../room/view";
import { Button } from "../../kit/buttons/Button";
import { EmptyState } from "../../kit/page/EmptyState";
import { ColumnHead } from "../../kit/table/ColumnHead";
import { useTranslation } from "../../language/translation/use-translation";
import { useLanguage } from "../../language/use-language";
import { LowerAll } from "../../participants/hands/LowerAll";
import { raisedIn } from "../../participants/hands/raised";
import { RosterEnd } from "../../participants/RosterEnd";
import { useRoster } from "../../participants/use-roster";
import { useView } from "../../room/session/RoomSession";
import { Section } from "../section/Section";
import { BannedPeople } from "./BannedPeople";
import { ChangePerson } from "./ChangePerson";
import { found, handsFirst, ordered } from "./finding";
import { MutedPeople } from "./MutedPeople";
import { PersonRow } from "./PersonRow";
import { SearchField } from "./SearchField";
import { useFlooders } from "./use-flooders";
import { useRoleWord } from "./use-role-word";
import { type Which, WhichPeople } from "./WhichPeople";

/** This many rows stand there at once; the search finds the others. */
const AT_ONCE = 100;

export function People() {
  const { t } = useTranslation();
  const [which, setWhich] = useState<Which>("all");
  const [language] = useLanguage();
  const roleWord = useRoleWord();
  const tableId = useId();
  const participants = useView((view) => view.control.participants);
  const flooders = useFlooders();
  const hereCount = useView(countHere);
  const [search, setSearch] = useState("");
  const sought = useDeferredValue(search);
  const [shown, setShown] = useState(AT_ONCE);
  const [changing, setChanging] = useState<string>();

  const everybody = useMemo(() => ordered(Object.values(participants), language), [participants, language]);
  const roster = useRoster(search);
  const listed = useMemo(() => found(everybody, sought, roleWord), [everybody, sought, roleWord]);
  // Without a list of all, the server names the people here; of those who left, only known ones show.
  const isAway = ({ id, module_data }: Participant) =>
    module_data.control.left_at !== undefined && !roster.people.some((it) => it.id === id);
  const raised = useView(useShallow(raisedIn));
  const people = handsFirst(
    roster.isListed ? listed : [...roster.people, ...listed.filter(isAway)],
    found(raised, sought, roleWord),
  );
  const subject = changing === undefined ? undefined : participants[changing];
  const left = roster.isListed ? everybody.length - hereCount : 0;

  return (
    <Section
      title={t("session.sections.people")}
      hint={[t("moderation.here", { count: hereCount }), left > 0 && t("moderation.left", { count: left })]
        .filter(Boolean)
        .join(", ")}
    >
      <WhichPeople
        which={which}
        onChoose={setWhich}
        action={
          which === "all" && (
            <SearchField label={t("moderation.people.find")} value={search} onChange={setSearch} controls={tableId} />
          )
        }
      >
        {which === "muted" ? (
          <MutedPeople />
        ) : which === "banned" ? (
          <BannedPeople />
        ) : (
          <>
            <p role="status" className="sr-only">
              {sought && t("moderation.people.found", { count: people.length })}
            </p>
            {raised.length > 0 && (
              <p className="mt-3 flex items-center justify-between gap-2 text-sm">
                <span className="font-semibold">{t("moderation.people.hands", { count: raised.length })}</span>
                <LowerAll />
              </p>
            )}
            {people.length === 0 && !roster.isFound && !roster.isListed ? null : people.length === 0 ? (
              <div id={tableId}>
                <EmptyState icon={Search} title={t("moderation.people.nobody", { search: sought })} />
              </div>
            ) : (
              <table id={tableId} className="mt-3 w-full table-fixed border-collapse text-sm">
                <thead>
                  <tr>
                    <ColumnHead unseen="on phones" className="sm:w-[45%]">
                      {t("moderation.people.name")}
                    </ColumnHead>
                    <ColumnHead unseen="on phones" className="max-sm:hidden sm:w-[16%]">
                      {t("moderation.people.role")}
                    </ColumnHead>
                    <ColumnHead unseen="on phones" className="max-sm:hidden">
                      {t("moderation.people.groups")}
                    </ColumnHead>
                    <ColumnHead unseen="always" className="w-34 sm:w-36">
                      {t("moderation.people.change")}
                    </ColumnHead>
                  </tr>
                </thead>
                <tbody>
                  {people.slice(0, roster.isListed ? shown : people.length).map((person) => (
                    <PersonRow
                      key={person.id}
                      person={person}
                      floods={flooders.has(person.id)}
                      handPlace={raised.findIndex(({ id }) => id === person.id) + 1}
                      onChange={() => setChanging(person.id)}
                    />
                  ))}
                </tbody>
              </table>
            )}
            <RosterEnd roster={roster} />
            {roster.isListed && people.length > shown && (
              <Button variant="quiet" className="mt-3" onClick={() => setShown(shown + AT_ONCE)}>
                {t("moderation.people.more", { count: people.length - shown })}
              </Button>
            )}
          </>
        )}
      </WhichPeople>
      {subject && <ChangePerson key={subject.id} person={subject} onClose={() => setChanging(undefined)} />}
    </Section>
  );
}
