import { History } from "lucide-react";
import { useMemo, useState } from "react";
import { asking } from "../../connection/asking";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { Spinner } from "../../kit/buttons/Spinner";
import { Banner } from "../../kit/page/Banner";
import { Card } from "../../kit/page/Card";
import { EmptyState } from "../../kit/page/EmptyState";
import { sameDay } from "../../language/times";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { useView } from "../../room/session/RoomSession";
import { useMeeting } from "../../room/session/use-meeting";
import { Section } from "../section/Section";
import { HappeningLine } from "./HappeningLine";
import { type Happening, happenings, peopleIn } from "./happenings";
import { LogFilters } from "./LogFilters";
import { type LogChoice, useLog } from "./use-log";

export const Log = asking(Acts);

function Acts() {
  const { t } = useTranslation();
  const failure = useFailure();
  const room_id = useView(({ room }) => room.id);
  const [choice, setChoice] = useState<LogChoice>({});
  const { person, kind } = choice;
  const log = useLog(room_id, choice);
  const lines = useMemo(
    () =>
      happenings(
        (log.data?.pages ?? []).flatMap(({ entries }) => entries),
        person,
      ),
    [log.data, person],
  );
  const isChosen = person !== undefined || kind !== undefined;
  useMeeting(useMemo(() => lines.flatMap(peopleIn), [lines]));
  return (
    <Section title={t("session.sections.log")} hint={t("moderation.log.hint")}>
      <LogFilters choice={choice} onChoose={setChoice} />
      <p role="status" className={isChosen ? "text-xs text-soft" : "sr-only"}>
        {isChosen && log.isSuccess ? t("moderation.log.count", { count: lines.length }) : ""}
      </p>
      <Card label={t("moderation.log.title")} className="pt-1! sm:pt-1!">
        {byDay(lines).map((day) => (
          <Day key={day[0]?.id} lines={day} />
        ))}
        {log.isPending && (
          <div className="grid place-items-center py-8 text-soft">
            <Spinner label={t("kit.loading")} />
          </div>
        )}
        {log.isError && (
          <div className="mt-4 grid justify-items-start gap-3">
            <Banner tone="bad">{failure(log.error)}</Banner>
            <Button busy={log.isFetching} onClick={() => void log.refetch()}>
              {t("kit.retry")}
            </Button>
          </div>
        )}
        {log.isSuccess && lines.length === 0 && (
          <EmptyState icon={History} title={t(`moderation.log.${nothing(isChosen, log.hasNextPage)}`)} />
        )}
        {log.hasNextPage && (
          <Button className="mt-3" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t("moderation.log.more")}
          </Button>
        )}
      </Card>
    </Section>
  );
}

function nothing(isChosen: boolean, hasMore: boolean) {
  if (hasMore) return "nothing_near";
  return isChosen ? "nothing_chosen" : "nothing";
}

function Day({ lines }: { lines: readonly Happening[] }) {
  const { day, time, moment } = useTimes();
  const first = lines[0];
  if (!first) return null;
  return (
    <>
      <h3 className="mt-4 text-xs text-faint">{day(first.timestamp)}</h3>
      <ul className="mt-1 text-sm">
        {lines.map((line) => (
          <li key={line.id} className="flex gap-3 border-t border-line py-2 sm:gap-6">
            <time
              dateTime={line.timestamp}
              title={moment(line.timestamp)}
              className="min-w-16 shrink-0 whitespace-nowrap text-soft tabular-nums"
            >
              {time(line.timestamp)}
            </time>
            {/* An entry can have thirty groups: each takes one line at most. */}
            <span className="min-w-0 wrap-anywhere [&_.unruly-name]:max-h-[1lh] [&_.unruly-name]:[-webkit-line-clamp:1]">
              <HappeningLine line={line} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function byDay(lines: readonly Happening[]): Happening[][] {
  const days: Happening[][] = [];
  for (const line of lines) {
    const today = days.at(-1);
    if (today?.[0] && sameDay(today[0].timestamp, line.timestamp)) today.push(line);
    else days.push([line]);
  }
  return days;
}
