import type { ModerationReason, Resolution } from "../../../protocol";
import { useToast } from "../../kit/dialogs/Toasts";
import { filled } from "../../language/text/filled";
import { useTranslation } from "../../language/translation/use-translation";
import { actsOn } from "../../participants/actions/rights";
import { type Subject, subjectOf } from "../../participants/moderating/subject";
import { type Muting, useMuting } from "../../participants/moderating/use-muting";
import { nameOrWord } from "../../room/labels/names";
import { useSession } from "../../room/session/RoomSession";
import { type Outcome, useCommand } from "../../room/session/use-command";
import { decisionOn } from "./decision";
import type { Item } from "./items";

/** Each way answers whether it is done; a refusal is told. */
export function useSettling() {
  const { t } = useTranslation();
  const toast = useToast();
  const session = useSession();
  const { store } = session;
  const { run, busy, connected } = useCommand();
  const muting = useMuting();
  const messages = (payload: Extract<Parameters<typeof run>[0], { namespace: "messages" }>["payload"]) =>
    run({ namespace: "messages", payload });

  const resolve = async (item: Item, resolution: Resolution): Promise<Outcome[]> => {
    if (item.kind !== "reported") return [];
    const outcomes: Outcome[] = [];
    for (const { report_id } of item.reports)
      outcomes.push(await messages({ action: "resolve_report", report_id, resolution }));
    return outcomes;
  };

  /** Says what became of an item: where somebody else was quicker in all of it, by whom and how. */
  const told = async (item: Item, outcomes: readonly Outcome[], done?: string): Promise<boolean> => {
    if (!outcomes.every(isSettled)) return false;
    if (outcomes.includes("done") || outcomes.length === 0) {
      if (done !== undefined) toast(done);
      return true;
    }
    const settled = await decisionOn(item, session);
    const view = store.getState().view;
    if (settled && view) {
      const name = nameOrWord(view, settled.issued_by, t);
      toast(filled(t(`moderation.review.settled.${settled.outcome}`), { name }));
    }
    return true;
  };

  const keep = async (item: Item): Promise<boolean> => {
    if (item.kind === "reported") return told(item, await resolve(item, "dismissed"), t("moderation.review.kept"));
    return told(item, [await messages({ action: "approve", message_id: item.id })], t("moderation.review.approved"));
  };

  const remove = async (item: Item, reason: ModerationReason | undefined): Promise<boolean> => {
    const about = { message_id: item.id, ...(reason !== undefined && { reason }) };
    const action = item.kind === "held" ? ("reject" as const) : ("delete" as const);
    const isGone = item.kind === "reported" && item.content === "";
    const outcome = isGone ? [] : [await messages({ action, ...about })];
    if (!outcome.every(isSettled)) return false;
    return told(item, [...outcome, ...(await resolve(item, "deleted"))], t("moderation.review.removed"));
  };

  /** Takes a report as settled by what happened to its author. A held message goes on waiting. */
  const settledBy = async (item: Item, resolution: "muted" | "banned"): Promise<boolean> =>
    item.kind === "reported" && (await told(item, await resolve(item, resolution)));
  const muted = (item: Item) => settledBy(item, "muted");
  const banned = (item: Item) => settledBy(item, "banned");

  const mute = async (item: Item, chosen: Muting): Promise<boolean> => {
    const author = authorOf(item);
    return author !== undefined && (await muting.mute(author, chosen)) && (await muted(item));
  };

  /** The author, where the viewer may mute or ban them. */
  const authorOf = ({ source }: Item): Subject | undefined => {
    const { view } = store.getState();
    const author = view?.control.participants[source];
    if (view === undefined || author === undefined) return undefined;
    const subject = subjectOf(author);
    return actsOn(subject, view) ? subject : undefined;
  };

  return { keep, remove, mute, muted, banned, authorOf, isIdle: connected && !busy && !muting.busy };
}

/** Somebody else may have been quicker: then there is nothing left to do. */
function isSettled(outcome: Outcome): boolean {
  return outcome === "done" || outcome === "nothing_to_do";
}
