import type { Addressee, ChatState, Id, StoredMessage } from "../../../protocol";
import type { Member } from "../../../room/base/room";
import { conversationOf, correspondentIn } from "../../../room/chat/exchange";
import { refuse } from "../../kit/bad-request";
import { slowBreather } from "../../kit/event-loop";
import { HISTORIES_BYTES, HISTORY_NUMBERS } from "../../kit/limits";
import type { Spend } from "../../limits/budget";
import type { RoomRow } from "../database/commit-rows";
import type { ReadRows } from "../database/read-rows";
import { messageOf } from "../tables/rows";
import { withReactions } from "./reactions";
import { textBytes, weightOfRows } from "./weight";

export async function newest(rows: ReadRows, page: Parameters<ReadRows["newest"]>[0]): Promise<StoredMessage[]> {
  return (await rows.newest(page)).reverse().map(messageOf);
}

export function readableBy({ groups }: Pick<Member, "groups">, correspondents: readonly Id[]): Addressee[] {
  return [
    { scope: "global" },
    ...groups.map((target): Addressee => ({ scope: "group", target })),
    ...correspondents.map((target): Addressee => ({ scope: "private", target })),
  ];
}

type Asked = { readonly room_id: Id; readonly self: Member; readonly to: Addressee };

export async function checkReadable(rows: ReadRows, { room_id, self, to }: Asked): Promise<void> {
  if (to.scope === "group" && !self.groups.includes(to.target)) refuse("not_a_member");
  if (to.scope !== "private") return;
  const correspondent = await rows.participant(to.target);
  if (correspondent?.room_id !== room_id || correspondent.stranger) refuse("unknown_participant");
}

/** `limit` is for each conversation, 0 means all. Charges for all but the messages. */
export async function conversationsOf(
  rows: ReadRows,
  room: RoomRow,
  self: Member,
  { limit, spend }: { readonly limit: number; readonly spend: Spend },
): Promise<Omit<ChatState, "enabled">> {
  const correspondents = await rows.correspondents(self.id);
  const conversations = readableBy(self, correspondents).map((it) => conversationOf(self.id, it));
  spend(weightOfRows(conversations.length));
  const looking = { conversations, from: self.visible_from };
  const histories =
    limit === 0 ? await everything(rows, room, looking) : await newestOfEach(rows, room.id, looking, limit);
  for (const [key, messages] of histories) histories.set(key, await withReactions(rows, self.id, messages));
  const history = (it: Addressee) => histories.get(conversationOf(self.id, it)) ?? [];
  return {
    room_history: history({ scope: "global" }),
    groups_history: self.groups.map((name) => ({ name, history: history({ scope: "group", target: name }) })),
    private_history: correspondents.map((correspondent) => ({
      correspondent,
      history: history({ scope: "private", target: correspondent }),
    })),
    ...(await lastSeen(rows, self, spend)),
  };
}

type Looking = { readonly conversations: readonly string[]; readonly from: number };

/** The newest messages of each conversation within the byte limit; beyond it, one of each. */
async function newestOfEach(rows: ReadRows, room_id: Id, { conversations, from }: Looking, limit: number) {
  const histories = new Map<string, StoredMessage[]>();
  const breathe = slowBreather();
  let bytes = 0;
  for (const conversation of conversations) {
    await breathe();
    const found = await rows.newest({ room_id, conversation, from, limit: bytes > HISTORIES_BYTES ? 1 : limit });
    const history: StoredMessage[] = [];
    for (const message of found.map(messageOf)) {
      bytes += bytesOf(message);
      if (bytes > HISTORIES_BYTES && history.length > 0) break;
      history.push(message);
    }
    histories.set(conversation, history.reverse());
  }
  return histories;
}

function bytesOf({ content, ...rest }: StoredMessage): number {
  return Buffer.byteLength(JSON.stringify(rest)) + `,"content":`.length + textBytes(content);
}

/** All messages of some conversations within the byte limit; beyond it, the newest of all and one of each. */
async function everything(rows: ReadRows, { id: room_id, head }: RoomRow, looking: Looking) {
  const { conversations, from } = looking;
  const histories = new Map<string, StoredMessage[]>();
  let bytes = 0;
  const breathe = slowBreather();
  for (let upTo = head; upTo > 0 && upTo >= from; upTo -= HISTORY_NUMBERS) {
    await breathe();
    const after = Math.max(upTo - HISTORY_NUMBERS, from - 1);
    const found = await rows.newestOfAll({ room_id, conversations, after, upTo });
    for (const { conversation, ...row } of found) {
      const message = messageOf(row);
      bytes += bytesOf(message);
      if (bytes > HISTORIES_BYTES) return withOneOfEach(rows, room_id, looking, oldestFirst(histories));
      const history = histories.get(conversation) ?? [];
      history.push(message);
      histories.set(conversation, history);
    }
  }
  return oldestFirst(histories);
}

async function withOneOfEach(
  rows: ReadRows,
  room_id: Id,
  { conversations, from }: Looking,
  histories: Map<string, StoredMessage[]>,
) {
  for (const conversation of conversations)
    if (!histories.has(conversation))
      histories.set(conversation, await newest(rows, { room_id, conversation, from, limit: 1 }));
  return histories;
}

function oldestFirst(histories: Map<string, StoredMessage[]>) {
  for (const history of histories.values()) history.reverse();
  return histories;
}

export async function lastSeen(rows: ReadRows, self: Member, spend: Spend) {
  const found = await rows.lastSeen(self.id);
  spend(weightOfRows(found.length));
  const seen = new Map(found.map(({ conversation, timestamp }) => [conversation, timestamp]));
  const global = seen.get("global");
  const groups = self.groups.flatMap((group) => {
    const timestamp = seen.get(conversationOf(self.id, { scope: "group", target: group }));
    return timestamp === undefined ? [] : [[group, timestamp] as const];
  });
  const privates = [...seen].flatMap(([conversation, timestamp]) => {
    const correspondent = correspondentIn(conversation, self.id);
    return correspondent === undefined ? [] : [[correspondent, timestamp] as const];
  });
  return {
    ...(global !== undefined && { last_seen_timestamp_global: global }),
    last_seen_timestamps_private: Object.fromEntries(privates),
    last_seen_timestamps_group: Object.fromEntries(groups),
  };
}
