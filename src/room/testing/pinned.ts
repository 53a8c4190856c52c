import type { Id, PinnedMessage, StoredMessage, Timestamp } from "../../protocol";
import type { Room } from "../base/room";
import { seesMessage, type Viewer } from "../base/viewer";
import { isOver } from "../view";

type Pinning = {
  readonly room: Room;
  readonly messages: readonly StoredMessage[];
  readonly pinnedAt: ReadonlyMap<Id, Timestamp>;
  readonly now: Timestamp;
};

/** The pins of a room that a viewer sees, from its state alone. */
export function pinnedIn(
  { room, messages, pinnedAt, now }: Pinning,
  viewer: Pick<Viewer, "id" | "groups" | "visible_from">,
) {
  const pinned = messages.flatMap((message): PinnedMessage[] => {
    const pin = room.pins.get(message.id);
    if (pin === undefined || isOver(pin, now) || !seesMessage(viewer, message, 0)) return [];
    const { announcement, until } = pin;
    const pinned_at = pinnedAt.get(message.id) ?? "";
    return [{ ...message, pinned_at, announcement, ...(until !== undefined && { until }) }];
  });
  return pinned.sort((one, other) => (one.pinned_at < other.pinned_at ? -1 : 1));
}
