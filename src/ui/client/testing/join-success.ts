import type { ChatState, JoinSuccess } from "../../../protocol";
import type { JoinedEnvelope } from "../state/state";

type Given = Partial<Pick<JoinSuccess, "id" | "room_info">> & { readonly chat?: Partial<ChatState> };

export const amira = "00000000-0000-4000-8000-00000000000a";
const planning = { id: "00000000-0000-4000-8000-000000000001", title: "Planning" };

/** The first event of Amira's session in a room in which nothing has happened but what is given. */
export function joinSuccess({ id = amira, room_info = planning, chat }: Given = {}): JoinedEnvelope {
  return {
    namespace: "control",
    timestamp: "2026-03-13T11:00:00.000000Z",
    payload: {
      message: "join_success",
      id,
      display_name: "Amira",
      role: "user",
      is_room_owner: false,
      hand_is_up: false,
      room_info,
      participants: [],
      module_data: {
        chat: {
          enabled: true,
          room_history: [],
          groups_history: [],
          private_history: [],
          last_seen_timestamps_private: {},
          last_seen_timestamps_group: {},
          ...chat,
        },
      },
    },
  };
}
