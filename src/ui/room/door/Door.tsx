import type { ModerationState } from "../../../protocol";
import { partOf } from "../../kit/later/part";
import { LaterHere } from "../../kit/page/LaterHere";
import { isWaiting } from "../../moderation/section/waiting-work";
import { useView } from "../session/RoomSession";

export type Waiting = ModerationState["waiting_room_participants"][number];

const NOBODY: readonly Waiting[] = [];
const strip = partOf(() => import("./DoorStrip").then((it) => it.DoorStrip));

export function Door() {
  const people = useView(({ moderation }) => moderation?.waiting_room_participants ?? NOBODY);
  const waiting = people.filter(isWaiting);
  return waiting.length > 0 && <LaterHere part={strip} wanted people={waiting} />;
}
