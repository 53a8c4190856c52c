import type { Envelope, Participant, Resumed, Timestamp } from "../protocol";
import { type Conversation, emptyConversation, keyOf } from "./chat/conversation";
import type { View } from "./view";

/**
 * The view after a return: `resumed` replaces presence, the own participant and the read markers; everything else
 * stays. The missed events follow one by one.
 */
export function resume(view: View, { payload, timestamp }: Envelope & { payload: Resumed }): View {
  const { chat } = payload.module_data;
  const { disabled_by, count: _, ...rest } = view;
  const { display_name, role, is_room_owner, participant_count: count } = payload;
  const { control, chat: own } = view.self.module_data;
  const self = {
    ...view.self,
    module_data: { control: { ...control, display_name, role, is_room_owner }, chat: own },
  };
  return {
    ...rest,
    self,
    enabled: chat.enabled,
    ...(!chat.enabled && disabled_by && { disabled_by }),
    ...(count !== undefined && { count }),
    participants: byId([
      ...(count === undefined ? absentees(view, timestamp) : Object.values(view.participants)),
      ...payload.participants,
      self,
    ]),
    conversations: withSeen(view.conversations, chat),
  };
}

/** Known participants that are absent unless listed: the kept pages may refer to them. */
export function absentees(previous: View | undefined, timestamp: Timestamp): Participant[] {
  return Object.values(previous?.participants ?? {}).map((participant) => {
    const { control, chat } = participant.module_data;
    return { ...participant, module_data: { control: { ...control, left_at: control.left_at ?? timestamp }, chat } };
  });
}

/** Applies an `update` without changing presence, because the update may be older than the known presence. */
export function updated(before: Participant | undefined, now: Participant): Participant {
  if (before === undefined) return now;
  const { joined_at, left_at } = before.module_data.control;
  const { left_at: _, ...control } = now.module_data.control;
  return {
    ...now,
    module_data: { ...now.module_data, control: { ...control, joined_at, ...(left_at && { left_at }) } },
  };
}

export function byId(participants: readonly Participant[]): View["participants"] {
  return Object.fromEntries(participants.map((it) => [it.id, it]));
}

/** Applies read markers; an unknown exchange begins with its marker. */
function withSeen(
  conversations: View["conversations"],
  chat: Resumed["module_data"]["chat"],
): Readonly<Record<string, Conversation>> {
  const seen = (conversation: Conversation, last_seen: Timestamp): [string, Conversation] => [
    conversation.key,
    { ...conversation, last_seen },
  ];
  const global = conversations.global;
  const privates = Object.entries(chat.last_seen_timestamps_private).map(([target, last_seen]) => {
    const empty = emptyConversation({ scope: "private", target });
    return seen(conversations[empty.key] ?? empty, last_seen);
  });
  const groups = Object.entries(chat.last_seen_timestamps_group).flatMap(([target, last_seen]) => {
    const group = conversations[keyOf({ scope: "group", target })];
    return group ? [seen(group, last_seen)] : [];
  });
  const everyone = global && chat.last_seen_timestamp_global ? [seen(global, chat.last_seen_timestamp_global)] : [];
  return { ...conversations, ...Object.fromEntries([...everyone, ...privates, ...groups]) };
}
