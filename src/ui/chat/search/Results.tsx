import { SearchX } from "lucide-react";
import type { RefObject } from "react";
import { MIN_TERM } from "../../../protocol";
import { useFailure } from "../../connection/use-failure";
import { Button } from "../../kit/buttons/Button";
import { Banner } from "../../kit/page/Banner";
import { EmptyState } from "../../kit/page/EmptyState";
import { useOverdue } from "../../kit/page/use-overdue";
import { useTranslation } from "../../language/translation/use-translation";
import { HitList } from "./HitList";
import { type Filters, isFiltered } from "./narrowing";
import type { useHits } from "./use-hits";

/** People notice a wait from here on. */
const SLOW_MS = 400;

type Props = {
  results: ReturnType<typeof useHits>;
  written: string;
  filters: Filters;
  list: RefObject<HTMLUListElement | null>;
  onUnfilter: () => void;
};

export function Results({ results, written, filters, list, onUnfilter }: Props) {
  const { t } = useTranslation();
  const failure = useFailure();
  const { asked, hits, isWaiting, isOld, isError, error, hasNextPage } = results;
  const isSlow = useOverdue(isWaiting, SLOW_MS);
  const isTooShort = written.trim().length < MIN_TERM;
  const isDone = !isTooShort && !isWaiting && !isError;
  const count = hits.length;
  const isStale = isOld || (isWaiting && count === 0);
  return (
    <>
      <p role="status" className="min-h-6 px-1 pb-1 text-xs text-soft">
        {isDone && t(hasNextPage ? "search.found_more" : "search.found", { count })}
      </p>
      {isTooShort && <p className="px-1 text-sm text-pretty text-soft">{t("search.hint")}</p>}
      {!isTooShort && isSlow && isStale && <GreyRows />}
      {isError && !isWaiting && !isTooShort && (
        <div className="grid justify-items-start gap-3">
          <Banner tone="bad">{failure(error)}</Banner>
          <Button size="small" onClick={() => void (count > 0 ? results.fetchNextPage() : results.refetch())}>
            {t("kit.retry")}
          </Button>
        </div>
      )}
      {!isTooShort && asked !== undefined && count > 0 && !(isSlow && isStale) && (
        <HitList hits={hits} term={asked.term} list={list} />
      )}
      {isDone && count === 0 && !hasNextPage && (
        <EmptyState icon={SearchX} title={t("search.none", { term: written.trim() })}>
          <p>{t(isFiltered(filters) ? "search.none_filtered" : "search.none_hint")}</p>
          {isFiltered(filters) && (
            <Button className="mt-3" onClick={onUnfilter}>
              {t("search.everywhere")}
            </Button>
          )}
        </EmptyState>
      )}
      {isDone && count > 0 && hasNextPage && (
        <Button
          variant="quiet"
          className="mt-2"
          busy={results.isFetchingNextPage}
          onClick={() => void results.fetchNextPage()}
        >
          {t("search.more")}
        </Button>
      )}
    </>
  );
}

function GreyRows() {
  return (
    <div aria-hidden className="grid gap-2 motion-safe:animate-appear">
      {["a", "b", "c", "d"].map((row) => (
        <div key={row} className="grid gap-2 rounded-lg border border-line bg-raise px-3 py-3">
          <div className="h-3 w-2/5 rounded bg-line" />
          <div className="h-3 w-4/5 rounded bg-line" />
        </div>
      ))}
    </div>
  );
}
