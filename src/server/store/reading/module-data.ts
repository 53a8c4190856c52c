import type { Id, JoinSuccess, Resumed } from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { namedIn } from "../../../room/chat/events";
import type { Spend } from "../../limits/budget";
import type { RoomRow } from "../database/commit-rows";
import type { ReadRows } from "../database/read-rows";
import { chatState, lastSeen } from "./histories";
import { missedReactions } from "./reactions";
import { weightOf, weightOfRows } from "./weight";

type Reading = { readonly rows: ReadRows; readonly room: RoomRow; readonly self: Member; readonly spend: Spend };
type Part<Data> = {
  readonly module_data: Data;
  /** The participants that it refers to by id. */
  readonly named: readonly Id[];
};

/** By namespace: what a participant learns on joining. `limit` is for each conversation, 0 means all. */
export async function joinedData(
  { rows, room, self, spend }: Reading,
  limit: number,
): Promise<Part<JoinSuccess["module_data"]>> {
  const chat = await chatState(rows, room, self, { limit, spend });
  const messages = [chat.room_history, ...[...chat.groups_history, ...chat.private_history].map((it) => it.history)];
  spend(weightOf(messages.flat()));
  const correspondents = chat.private_history.map(({ correspondent }) => correspondent);
  return { module_data: { chat }, named: [...messages.flat().flatMap(namedIn), ...correspondents] };
}

/**
 * By namespace: what a participant who has all events up to a number learns on returning, besides the missed events.
 * `undefined` when that is too much.
 */
export async function resumedData(
  { rows, room, self, spend }: Reading,
  after: number,
): Promise<Resumed["module_data"] | undefined> {
  const messages = await missedReactions(rows, { room_id: room.id, self, after });
  if (messages === undefined) return undefined;
  spend(weightOfRows(messages.reactions.length));
  return {
    chat: { enabled: room.enabled, ...(await lastSeen(rows, self, spend)) },
    ...(messages.reactions.length > 0 && { messages }),
  };
}
