import type { Id } from "../../../src/protocol";
import type { Evidence } from "../../evidence/evidence";
import type { Received } from "../../evidence/streams";

/**
 * Nobody is shown the text of a message, or a reaction to it, once it is deleted: not those who were told so, and not
 * those who ask after its receipt.
 */
export function* gone({ sights, fates, streams }: Evidence): Generator<string> {
  const told = new Map<string, number>();
  const removed = new Map<number, Id[]>();
  for (const { id, deletions } of fates.of.values())
    for (const { number } of deletions) removed.set(number, [...(removed.get(number) ?? []), id]);
  for (const { device, later } of streams.all)
    for (const { id: at, place, envelope } of later)
      if (envelope.payload.message === "message_deleted") note(told, device, envelope.payload.id, place);
      else if (envelope.payload.message === "messages_deleted")
        for (const id of removed.get(at) ?? []) note(told, device, id, place);
  const deleted = new Map(told);
  for (const { device, where, place, from, messages } of sights)
    for (const { id, content, deleted_at } of messages) {
      if (deleted_at !== undefined && device !== undefined) note(told, device, id, place);
      if (content === "") continue;
      const [deletion] = fates.of.get(id)?.deletions ?? [];
      if (deletion !== undefined && deletion.number <= from)
        yield `${where} shows the text of ${id}, which was deleted at ${deletion.number}`;
      else if (device !== undefined && place > (told.get(`${device} ${id}`) ?? Number.POSITIVE_INFINITY))
        yield `${where} shows the text of ${id} to a device that knew it to be deleted`;
    }
  for (const { device, later } of streams.all)
    for (const received of later)
      for (const id of reactedIn(received))
        if (isAfter(deleted, device, received, id) || (isAfter(told, device, received, id) && !isBefore(received, id)))
          yield `${device} was told of reactions to ${id}, which it knew to be deleted (${received.id})`;
  for (const { device, later } of streams.all)
    for (const { id: at, envelope } of later) {
      const { payload } = envelope;
      if (!("source" in payload && "id" in payload) || payload.message === "reactions_changed") continue;
      const cleared = fates.of.get(payload.id)?.cleared ?? Number.POSITIVE_INFINITY;
      if (at > cleared)
        yield `${device} got ${payload.message} (${at}) of ${payload.id}, which was cleared at ${cleared}`;
    }

  /** A replay tells a tombstone ahead of the deletion: news from before the deletion may come between the two. */
  function isBefore({ id: at }: Received, id: Id): boolean {
    const [deletion] = fates.of.get(id)?.deletions ?? [];
    return deletion !== undefined && at < deletion.number;
  }
}

function isAfter(told: ReadonlyMap<string, number>, device: string, { place }: Received, id: Id): boolean {
  return place > (told.get(`${device} ${id}`) ?? Number.POSITIVE_INFINITY);
}

/** Keeps the earliest place. */
function note(told: Map<string, number>, device: string, id: Id, place: number): void {
  const key = `${device} ${id}`;
  told.set(key, Math.min(place, told.get(key) ?? Number.POSITIVE_INFINITY));
}

function reactedIn({ envelope }: Received): Id[] {
  const { payload } = envelope;
  if (payload.message === "reactions_changed" && payload.reactions.length > 0) return [payload.id];
  if (payload.message !== "resumed") return [];
  return (payload.module_data.messages?.reactions ?? []).flatMap(({ id, reactions }) =>
    reactions.length > 0 ? [id] : [],
  );
}
