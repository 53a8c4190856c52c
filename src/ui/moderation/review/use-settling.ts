import type { ModerationReason, Resolution } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { useTranslation } from "../../language/translation/use-translation";
import { actsOn } from "../../participants/actions/rights";
import { type Subject, subjectOf } from "../../participants/moderating/subject";
import { type Muting, useMuting } from "../../participants/moderating/use-muting";
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

  /** Takes a report as settled by the mute of its author. A held message goes on waiting. */
  const muted = async (item: Item): Promise<boolean> => item.kind === "reported" && (await resolve(item, "muted"));

  const mute = async (item: Item, chosen: Muting): Promise<boolean> => {
    const author = authorOf(item);
    return author !== undefined && (await muting.mute(author, chosen)) && (await muted(item));
  };

  /** The author, where the viewer may mute them. */
  const authorOf = ({ source }: Item): Subject | undefined => {
    const { view } = store.getState();
    const author = view?.control.participants[source];
    if (view === undefined || author === undefined) return undefined;
    const subject = subjectOf(author);
    return actsOn(subject, view) ? subject : undefined;
  };

  return { keep, remove, mute, muted, authorOf, isIdle: connected && !busy && !muting.busy };
}

/** Somebody else may have been quicker: then there is nothing left to do. */
function isSettled(outcome: Outcome): boolean {
  return outcome === "done" || outcome === "nothing_to_do";
}
