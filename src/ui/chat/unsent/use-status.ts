import type { Pending } from "../../client/state/pending";
import { useOverdue } from "../../kit/page/use-overdue";
import { useTranslation } from "../../language/translation/use-translation";
import { useSessionState } from "../../room/session/RoomSession";

const WORTH_A_WORD_MS = 1_500;

/** It stands in place of the time, so that nothing moves. */
export function useStatus(pending: Pending | undefined): string | undefined {
  const { t } = useTranslation();
  const { waits, refused } = pending ?? {};
  const isJoined = useSessionState(({ connection }) => connection.state === "joined");
  const isLong = useOverdue(pending !== undefined, WORTH_A_WORD_MS);
  if (pending === undefined || refused || !(isLong || waits)) return undefined;
  if (!isJoined) return t("chat.waits.connection");
  return waits ? t(`chat.waits.${waits}`) : t("chat.sending");
}
