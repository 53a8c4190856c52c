import type { WaitingRoom } from "../../protocol";
import { accepted, type Decision, type Happening, type Member } from "../base/room";
import { settings } from "../base/settings";
import { gone, type Moderator } from "./sending-away";

type Scope = Moderator<"debrief">["payload"]["kick_scope"];

/** All who are sent away have to be let in again, but moderators. Nobody loses a role. */
export function debrief({ room, by, payload }: Moderator<"debrief">): Decision {
  const { kick_scope } = payload;
  const leaving = [...room.members.values()].filter((it) => it.left_at === undefined && isIn(kick_scope, it));
  const new_state = kick_scope === "guests" ? "for_guests" : "for_everyone";
  const started: Happening = {
    namespace: "moderation",
    payload: { message: "debriefing_started", issued_by: by.id },
    by: by.id,
    sent_away: leaving.map(({ id }) => id),
  };
  const closed: Happening = {
    namespace: "moderation",
    payload: { message: "waiting_room_enabled", new_state, issued_by: by.id },
    by: by.id,
  };
  return accepted([
    ...(isClosedFor(settings.of(room).waiting_room, new_state) ? [] : [closed]),
    started,
    ...leaving.flatMap((member) => gone(member, "session_ended")),
  ]);
}

function isIn(scope: Scope, { role }: Member): boolean {
  switch (scope) {
    case "guests":
      return role === "guest";
    case "users_and_guests":
      return role !== "moderator";
    case "all":
      return true;
  }
}

function isClosedFor(now: WaitingRoom, wanted: WaitingRoom): boolean {
  return now === wanted || now === "for_everyone";
}
