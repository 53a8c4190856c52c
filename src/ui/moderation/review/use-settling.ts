import type { ModerationReason, Resolution } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { actsOn } from "../../participants/actions/rights";
import { MUTES } from "../../participants/moderating/mutes";
import { subjectOf } from "../../participants/moderating/subject";
import { useMuting } from "../../participants/moderating/use-muting";
import { useSession } from "../../room/session/RoomSession";
import { type Outcome, useCommand } from "../../room/session/use-command";
import type { Item } from "./items";

/** Each way answers whether it is done; a refusal is told. */
export function useSettling() {
  const { t } = useTranslation();
  const toast = useToast();
  const { store } = useSession();
  const { run, busy, connected } = useCommand();
  const muting = useMuting();
  const messages = (payload: Extract<Parameters<typeof run>[0], { namespace: "messages" }>["payload"]) =>
    run({ namespace: "messages", payload });

  const resolve = async (item: Item, resolution: Resolution) => {
    if (item.kind !== "reported") return true;
    const outcomes: Outcome[] = [];
    for (const { report_id } of item.reports)
      outcomes.push(await messages({ action: "resolve_report", report_id, resolution }));
    return outcomes.every(isSettled);
  };

  const keep = async (item: Item): Promise<boolean> => {
    const isDone =
      item.kind === "held"
        ? isSettled(await messages({ action: "approve", message_id: item.id }))
        : await resolve(item, "dismissed");
    if (isDone) toast(t(item.kind === "held" ? "moderation.review.approved" : "moderation.review.kept"));
    return isDone;
  };

  const remove = async (item: Item, reason: ModerationReason | undefined): Promise<boolean> => {
    const about = { message_id: item.id, ...(reason !== undefined && { reason }) };
    const action = item.kind === "held" ? ("reject" as const) : ("delete" as const);
    const isGone = item.kind === "reported" && item.content === "";
    if (!isGone && !isSettled(await messages({ action, ...about }))) return false;
    const isDone = await resolve(item, "deleted");
    if (isDone) toast(t("moderation.review.removed"));
    return isDone;
  };

  /** Mutes the author for ten minutes, and takes a report as settled by that. A held message goes on waiting. */
  const mute = async (item: Item): Promise<boolean> => {
    const author = store.getState().view?.control.participants[item.source];
    if (author === undefined || !(await muting.mute(subjectOf(author), { seconds: MUTES.ten_minutes }))) return false;
    return item.kind === "reported" && (await resolve(item, "muted"));
  };

  const canMute = (item: Item) => {
    const { view } = store.getState();
    const author = view?.control.participants[item.source];
    return view !== undefined && author !== undefined && actsOn(subjectOf(author), view);
  };

  return { keep, remove, mute, canMute, isIdle: connected && !busy && !muting.busy };
}

/** Somebody else may have been quicker: then there is nothing left to do. */
function isSettled(outcome: Outcome): boolean {
  return outcome === "done" || outcome === "nothing_to_do";
}
