import type { Id } from "../../../protocol";
import type { RoomEvent } from "../../../room/base/room";
import type { Writing } from "../database/database";
import { standing } from "../reading/roster";
import { storedGroups } from "../tables/rows";

type ControlEvent = Extract<RoomEvent, { namespace: "control" }>;

/** Whether a moderator ended the stay: nothing has written that yet. */
function isSentAway(reason: Extract<ControlEvent["payload"], { message: "left" }>["reason"]): boolean {
  return reason !== "quit" && reason !== "timeout";
}

export async function recordControl(
  { tx, rows }: Writing,
  room_id: Id,
  { payload, number = 0, passing = 0, timestamp, of_hand }: ControlEvent,
): Promise<void> {
  switch (payload.message) {
    case "update": {
      const { control, chat } = payload.module_data;
      const { display_name, role } = control;
      const groups = storedGroups(chat.groups);
      const { id } = payload;
      if (of_hand) {
        await rows.putHand({ id, hand_updated_at: control.hand_updated_at ?? null, hand_passing: passing });
        return;
      }
      const { old_name } = payload;
      if (old_name !== undefined) await rows.addNameChanges([{ room_id, number, old_name, new_name: display_name }]);
      // A rename is written already, and does not change what the participant may see.
      await tx.participant.updateMany({
        where: { id, OR: [{ role: { not: role } }, { groups: { not: groups } }] },
        data: { role, groups, changed: number },
      });
      await tx.participant.update({ where: { id }, data: standing({ role, display_name }) });
      return;
    }
    case "left":
      if (isSentAway(payload.reason)) {
        await rows.depart(payload.id, timestamp);
        await rows.endAllStays(payload.id);
      }
      await rows.putPassing(payload.id, passing);
      return;
    case "joined":
      await rows.putPassing(payload.id, passing);
      return;
    case "hand_raised":
    case "hand_lowered":
    case "role_updated":
    case "join_success":
    case "resumed":
    case "presence":
    case "flooding":
    case "error":
      return;
  }
  payload satisfies never;
}
