import type { Id } from "../../../protocol";

/** A range extends from the `anchor`. */
export type Selection = { readonly ids: ReadonlySet<Id>; readonly anchor: Id };

export function selectionOf(id: Id): Selection {
  return { ids: new Set([id]), anchor: id };
}

export function toggled({ ids }: Selection, id: Id): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** `order` holds the ids of the list. */
export function extended(selection: Selection, id: Id, order: readonly Id[]): Selection {
  const [from, to] = [order.indexOf(selection.anchor), order.indexOf(id)];
  if (from < 0 || to < 0) return toggled(selection, id);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor };
}
