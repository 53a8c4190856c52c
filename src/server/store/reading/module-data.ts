import type {
  Id,
  JoinSuccess,
  ModerationMissed,
  ModerationSettings,
  ModerationState,
  PinnedMessage,
  Resumed,
  ReviewState,
  Timestamp,
} from "../../../protocol";
import { timeIn } from "../../../room/base/clock";
import { isMuted } from "../../../room/base/mute";
import type { Member } from "../../../room/base/room";
import { shownSettings } from "../../../room/base/settings";
import { seesMessage, type Viewer } from "../../../room/base/viewer";
import { namedIn } from "../../../room/chat/events";
import { isOver } from "../../../room/messages/pins";
import { shownStates, shownToModerators, type Whole } from "../../../room/namespaces";
import type { Spend } from "../../limits/budget";
import type { RoomRow } from "../database/commit-rows";
import type { ReadRows } from "../database/read-rows";
import type { PinnedRow } from "../tables/message-rows";
import { messageOf } from "../tables/rows";
import { conversationsOf, lastSeen } from "./histories";
import { missedReactions } from "./reactions";
import { weightOf, weightOfReacted, weightOfRows } from "./weight";

type Reading = { readonly rows: ReadRows; readonly room: RoomRow; readonly self: Member; readonly spend: Spend };
type Part<Data> = {
  readonly module_data: Data;
  readonly named: readonly Id[];
};

/** `limit` is for each conversation, 0 means all. */
export async function joinedData(
  { rows, room, self, spend }: Reading,
  limit: number,
): Promise<Part<Whole<JoinSuccess["module_data"]>>> {
  const states = await statesFor({ rows, room, self, spend });
  const chat = await conversationsOf(rows, room, self, { limit, spend });
  const messages = [chat.room_history, ...[...chat.groups_history, ...chat.private_history].map((it) => it.history)];
  spend(weightOf(messages.flat()));
  const correspondents = chat.private_history.map(({ correspondent }) => correspondent);
  const pinned = await pinnedFor(rows, room, self);
  spend(weightOf(pinned));
  const review = await reviewOf(rows, room, self, spend);
  const moderation = self.role === "moderator" ? await restrictedIn(rows, room, spend) : await settingsOf(rows, room);
  const given = self.name_is_given ? { name_is_given: true as const } : {};
  return {
    module_data: {
      ...states,
      chat: { ...states.chat, ...chat, ...mutedFor(self, room) },
      messages: { pinned, ...review },
      moderation: { ...moderation, ...given },
    },
    named: [
      ...[...messages.flat(), ...pinned, ...(review.held ?? []), ...(review.reports ?? [])].flatMap(namedIn),
      ...(review.reports ?? []).map(({ by }) => by),
      ...correspondents,
    ],
  };
}

/** Besides the missed events, a participant who returns learns this. `undefined` when that is too much. */
export async function resumedData(
  { rows, room, self, spend }: Reading,
  after: number,
): Promise<Whole<Resumed["module_data"]> | undefined> {
  const messages = await missedReactions(rows, { room_id: room.id, self, after });
  if (messages === undefined) return undefined;
  spend(weightOfReacted(messages.reactions));
  const states = await statesFor({ rows, room, self, spend });
  return {
    ...states,
    chat: { ...states.chat, ...(await lastSeen(rows, self, spend)), ...mutedFor(self, room) },
    messages: messages.reactions.length > 0 ? messages : undefined,
    moderation: self.role === "moderator" ? await waitingIn(rows, room, spend) : undefined,
  };
}

/** Others have their own held messages, without the rule, if there are any. */
async function reviewOf(rows: ReadRows, room: RoomRow, self: Member, spend: Spend): Promise<Partial<ReviewState>> {
  if (self.role === "moderator") {
    const review = await rows.review(room.id);
    spend(weightOf([...review.held, ...review.reports]));
    return review;
  }
  const held = await rows.heldOf(room.id, self.id);
  spend(weightOf(held));
  return held.length === 0 ? {} : { held: held.map(({ because: _, ...message }) => message) };
}

async function restrictedIn(rows: ReadRows, room: RoomRow, spend: Spend): Promise<ModerationState> {
  const people = await rows.restricted(room.id, room.clock);
  spend(weightOfRows(Object.values(people).flat().length));
  const filters = room.filters_at === 0 ? undefined : await rows.filters(room.id);
  spend(weightOf([{ content: filters?.words.join() ?? "" }]));
  return { ...shownToModerators({ states: await rows.smallStates(room.id) }), ...people, ...(filters && { filters }) };
}

async function waitingIn(rows: ReadRows, room: RoomRow, spend: Spend): Promise<ModerationMissed> {
  const { waiting_room_participants } = await rows.restricted(room.id, room.clock);
  spend(weightOfRows(waiting_room_participants.length));
  return { waiting_room_participants };
}

async function settingsOf(rows: ReadRows, { id }: RoomRow): Promise<ModerationSettings> {
  return shownSettings({ states: await rows.smallStates(id) });
}

function mutedFor(self: Member, { clock }: Pick<RoomRow, "clock">) {
  return isMuted(self, clock) ? { muted: self.muted } : {};
}

async function statesFor({ rows, room, self, spend }: Reading) {
  const states = await rows.smallStates(room.id);
  spend(weightOfRows(states.size));
  return shownStates({ room: { states }, self });
}

type PinningRoom = { readonly id: Id; readonly clock: Timestamp };

export async function pinnedFor(
  rows: ReadRows,
  { id, clock }: PinningRoom,
  viewer: Pick<Viewer, "id" | "groups" | "visible_from">,
): Promise<PinnedMessage[]> {
  return standing(await rows.pinned(id), clock).flatMap((row) => {
    const pin = pinnedOf(row);
    return seesMessage(viewer, pin, row.number) ? [pin] : [];
  });
}

export async function pinnedIn(
  rows: ReadRows,
  { room_id, conversation, from }: { readonly room_id: Id; readonly conversation: string; readonly from: number },
): Promise<PinnedMessage[]> {
  const all = await rows.pinned(room_id);
  const pins = all.filter((row) => row.conversation === conversation && row.number >= from);
  if (!pins.some(({ until }) => until !== null)) return pins.map(pinnedOf);
  const room = await rows.room(room_id);
  return room === undefined ? [] : standing(pins, room.clock).map(pinnedOf);
}

function standing(pins: readonly PinnedRow[], clock: Timestamp): PinnedRow[] {
  const now = timeIn(clock, undefined, { wall: Date.now(), elapsed: performance.now() });
  return pins.filter(({ until }) => until === null || !isOver({ until }, now));
}

function pinnedOf(row: PinnedRow): PinnedMessage {
  const { reactions: _, ...message } = messageOf(row);
  const { pinned_at, announcement, until } = row;
  return { ...message, pinned_at, announcement, ...(until !== null && { until }) } as PinnedMessage;
}
