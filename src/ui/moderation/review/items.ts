import type { Addressee, HeldMessage, Id, OpenReport, Timestamp } from "../../../protocol";
import { type ReviewView, type Settled, type Standing, standingOf, type View } from "../../../room/view";

/** Something before the moderators: a held message, or all reports of a message. */
export type Item = {
  readonly key: string;
  readonly id: Id;
  readonly source: Id;
  readonly at: Timestamp;
  readonly to: Addressee;
  readonly content: string;
  readonly edited_at?: Timestamp;
} & (
  | { readonly kind: "held"; readonly because: HeldMessage["because"] }
  | { readonly kind: "reported"; readonly reports: readonly OpenReport[] }
);

export type Part = "all" | "held" | "reported";

export function itemsOf({ held, reports }: Pick<ReviewView, "held" | "reports">): Item[] {
  const waiting = held.map(
    ({ id, source, timestamp, content, because }): Item => ({
      key: `held ${id}`,
      kind: "held",
      id,
      source,
      at: timestamp,
      to: { scope: "global" },
      content,
      because,
    }),
  );
  const byMessage = new Map<Id, OpenReport[]>();
  for (const report of reports) byMessage.set(report.id, [...(byMessage.get(report.id) ?? []), report]);
  const reported = [...byMessage.values()].flatMap((all): Item[] => {
    const [first] = all;
    const newest = all.at(-1);
    if (first === undefined || newest === undefined) return [];
    const { id, source, timestamp, content, edited_at } = first;
    const { to } = standingOf(first);
    return [
      {
        key: `reported ${id}`,
        kind: "reported",
        id,
        source,
        at: timestamp,
        to,
        content,
        // Edited after the first report: the moderators see another text than the person who reported it.
        ...(edited_at !== undefined && edited_at > timestamp && { edited_at }),
        reports: all,
      },
    ];
  });
  return [...waiting, ...reported].sort((one, other) => (one.at < other.at ? -1 : 1));
}

export function isOfPart({ kind }: Item, part: Part): boolean {
  return part === "all" || part === kind;
}

/** Whether the viewer has the conversation of a message. */
export function isInSight({ self }: Pick<View, "self">, { source, to }: Standing): boolean {
  if (to.scope === "global") return true;
  if (to.scope === "group") return self.module_data.chat.groups.includes(to.target);
  return source === self.id || to.target === self.id;
}

/** A settled item, with its text as long as the message stands. */
export function withoutRemoved(item: Item, settled: Settled): Item {
  return settled.message === undefined ? { ...item, content: "" } : item;
}

/** The decision on an item; `undefined` while it waits. */
export function settledIn({ settled }: Pick<ReviewView, "settled">, item: Item): Settled | undefined {
  const ids = item.kind === "held" ? [item.id] : item.reports.map(({ report_id }) => report_id);
  return settled.find(({ id }) => ids.includes(id));
}
