import { Search, UserSearch } from "lucide-react";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { useShallow } from "zustand/react/shallow";
import type { Participant } from "../../protocol";
import { here } from "../../room/view";
import { FIELD_LOOK } from "../kit/forms/Field";
import { isComposing } from "../kit/forms/is-composing";
import { typeOver } from "../kit/forms/type-into";
import { EmptyState } from "../kit/page/EmptyState";
import { useTranslation } from "../language/translation/use-translation";
import { useLanguage } from "../language/use-language";
import { useTimes } from "../language/use-times";
import { isOfModerators } from "../room/labels/group-name";
import { useSessionState, useView } from "../room/session/RoomSession";
import { LowerAll } from "./hands/LowerAll";
import { raisedIn } from "./hands/raised";
import { usePersonGestures } from "./menu/use-person-gestures";
import { PeopleList, PeopleListItem } from "./PeopleList";
import { PersonLine } from "./PersonLine";
import { groupsOf, parted, peopleOf, without, withoutMembers } from "./people";
import { RosterEnd } from "./RosterEnd";
import { useRoster } from "./use-roster";
import { useRovingFocus } from "./use-roving-focus";

/** Names are not longer; each letter searches anew. */
const SOUGHT_AT_MOST = 100;

type Line = { key: string } & (
  | { kind: "title"; title: string; count: number }
  | { kind: "person"; person: Participant }
);

export function PeoplePane({ isWide }: { isWide: boolean }) {
  const { t } = useTranslation();
  return (
    <aside
      role={isWide ? undefined : "region"}
      aria-label={t("people.title")}
      data-region="people"
      className="h-full border-line bg-side wide:border-s"
    >
      <People />
    </aside>
  );
}

/** Only the rows on the screen are drawn: there may be a thousand. */
function People() {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const [sought, setSought] = useState("");
  const present = useDeferredValue(useView(useShallow(here)));
  const { number } = useTimes();
  const count = useView((view) => view.control.count);
  const roster = useRoster(sought);
  const { isListed, people } = roster;
  const open = useSessionState((state) => state.open);
  const group = open.scope === "group" && !isOfModerators(open) ? open.target : undefined;
  const raised = useView(useShallow(raisedIn));
  const { hands, members, moderators, others } = useMemo(() => {
    const found = isListed ? peopleOf(present, sought, language) : parted(people);
    const isFound = ({ id }: Participant) => [...found.moderators, ...found.others].some((it) => it.id === id);
    // In a large room the list is a page, and nobody whose hand is up may be missing from it.
    const hands = sought || isListed ? raised.filter(isFound) : raised;
    return { hands, ...withoutMembers(without(found, hands), group) };
  }, [isListed, people, present, raised, sought, language, group]);
  const groups = useMemo(() => groupsOf(isListed ? present : people), [isListed, present, people]);
  const lines = useMemo(
    () => [
      ...part("people.hands.up", hands),
      ...part("people.in_group", members),
      ...part("people.moderators", moderators),
      ...part("people.here_now", others),
    ],
    [hands, members, moderators, others],
  );
  const scroll = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const isPerson = (index: number) => lines[index]?.kind === "person";
  const menu = usePersonGestures();
  const roving = useRovingFocus({ count: lines.length, isItem: isPerson, list, scroll });

  return (
    <div className="flex h-full flex-col">
      <h2 className="sr-only">{t("people.title")}</h2>
      <label className="relative m-3 mb-1 block">
        <span className="sr-only">{t("people.find")}</span>
        <Search
          aria-hidden
          size="1rem"
          className="pointer-events-none absolute inset-s-3 top-1/2 -translate-y-1/2 text-faint"
        />
        <input
          type="search"
          maxLength={SOUGHT_AT_MOST}
          value={sought}
          onChange={({ target }) => setSought(target.value)}
          onKeyDown={(event) => {
            if (isComposing(event)) return;
            if (event.key === "Escape" && sought) {
              event.preventDefault();
              typeOver(event.currentTarget, "");
            }
            if (event.key === "ArrowDown") roving.enter(event);
          }}
          placeholder={t("people.find")}
          className={`${FIELD_LOOK} ps-9!`}
        />
      </label>
      <p role="status" className="sr-only">
        {sought &&
          !roster.isAsking &&
          t(roster.hasMore ? "people.found_more" : "people.found", {
            count: hands.length + members.length + moderators.length + others.length,
          })}
      </p>
      {count !== undefined && !sought && (
        <p className="px-4.5 pt-2 text-xs text-soft">{t("people.in_all", { count, number: number(count) })}</p>
      )}
      {lines.length === 0 && (isListed || roster.isFound) && (
        <EmptyState icon={UserSearch} title={t("people.nobody")}>
          {t(isListed ? "people.nobody_hint" : "people.nobody_named_hint")}
        </EmptyState>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move between the links in it. */}
      <div
        ref={scroll}
        onKeyDown={roving.onKeyDown}
        {...menu}
        data-focus-home="a[tabindex='0']"
        className="min-h-0 flex-1 overflow-y-auto px-2 pb-3"
      >
        <Virtualizer ref={list} as={PeopleList} scrollRef={scroll} data={lines} keepMounted={roving.kept}>
          {(line, index) => (
            <PeopleListItem key={line.key} index={index} count={roster.hasMore ? -1 : lines.length}>
              {line.kind === "title" ? (
                <div className="flex items-baseline justify-between gap-2">
                  <h3 className="px-2.5 pt-3 pb-1 text-xs text-faint">
                    {t(line.title as "people.moderators", { count: line.count })}
                  </h3>
                  {line.title === "people.hands.up" && <LowerAll />}
                </div>
              ) : (
                <PersonLine person={line.person} index={index} isStop={index === roving.stop} groups={groups} />
              )}
            </PeopleListItem>
          )}
        </Virtualizer>
        <RosterEnd roster={roster} />
      </div>
    </div>
  );
}

function part(
  title: "people.hands.up" | "people.in_group" | "people.moderators" | "people.here_now",
  people: readonly Participant[],
): Line[] {
  if (people.length === 0) return [];
  return [
    { kind: "title", key: title, title, count: people.length },
    ...people.map((person): Line => ({ kind: "person", key: person.id, person })),
  ];
}
