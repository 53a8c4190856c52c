import { SearchX, X } from "lucide-react";
import { MOST_PAGES } from "../../client/message-search";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { Spinner } from "../../kit/buttons/Spinner";
import { useOverdue } from "../../kit/page/use-overdue";
import { useSpeech } from "../../language/Speech";
import type { Linked } from "./use-linked-message";

const WORTH_A_WORD_MS = 400;

type Props = { linked: Linked; onDismiss: () => void; onRetry: () => void };

export function LinkNotice({ linked, onDismiss, onRetry }: Props) {
  const { t } = useSpeech();
  const { state } = linked;
  const isSearching = state === "locating" || state === "reading";
  const isLong = useOverdue(isSearching, WORTH_A_WORD_MS);
  const isOver = state === "gone" || state === "too_far" || state === "failed";
  const isShown = isOver || (isSearching && isLong);
  return (
    <div data-print="none" className="relative z-10 h-0">
      <div className="absolute inset-x-2 top-2 flex justify-center">
        <div
          className={
            isShown
              ? "flex max-w-lg flex-wrap items-center gap-x-2.5 gap-y-1 rounded-xl border border-line bg-raise py-1.5 ps-3.5 pe-1.5 text-sm shadow-float motion-safe:animate-appear"
              : undefined
          }
        >
          {isShown && isSearching && <Spinner />}
          {isOver && <SearchX aria-hidden size="1.125rem" className="shrink-0 text-soft" />}
          <span role="status" className="min-w-0 flex-1 basis-40 wrap-anywhere">
            {isShown && t(isSearching ? "chat.link.looking" : `chat.link.${state}`)}
          </span>
          {isShown && state === "reading" && (
            <progress
              aria-label={t("chat.link.looking")}
              max={MOST_PAGES}
              value={linked.pages}
              className="h-1.5 w-24 accent-accent"
            />
          )}
          {state === "failed" && (
            <Button size="small" onClick={onRetry}>
              {t("kit.retry")}
            </Button>
          )}
          {isShown && <IconButton icon={X} size="small" label={t("kit.dismiss")} onClick={onDismiss} />}
        </div>
      </div>
    </div>
  );
}
