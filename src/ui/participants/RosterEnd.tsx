import { useFailure } from "../connection/use-failure";
import { Button } from "../kit/buttons/Button";
import { Spinner } from "../kit/buttons/Spinner";
import { Banner } from "../kit/page/Banner";
import { useTranslation } from "../language/translation/use-translation";
import type { useRoster } from "./use-roster";

export function RosterEnd({ roster }: { roster: ReturnType<typeof useRoster> }) {
  const { t } = useTranslation();
  const failure = useFailure();
  if (roster.isListed) return null;
  if (roster.isAwaited)
    return (
      <div className="grid place-items-center py-8 text-soft">
        <Spinner label={t("kit.loading")} />
      </div>
    );
  if (roster.failure !== undefined)
    return (
      <div className="mt-3 grid justify-items-start gap-3 px-2.5">
        <Banner tone="bad">{failure(roster.failure)}</Banner>
        <Button size="small" busy={roster.isAsking} onClick={roster.again}>
          {t("kit.retry")}
        </Button>
      </div>
    );
  if (!roster.hasMore) return null;
  return (
    <Button variant="quiet" className="mx-2.5 mt-2" busy={roster.isAskingMore} onClick={roster.more}>
      {t("people.more")}
    </Button>
  );
}
