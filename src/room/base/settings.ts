import type { ModerationSettings, WaitingRoom } from "../../protocol";
import { type Stateful, smallState } from "./small-state";

/** What moderators have set: who has to wait to be let in, and whether hands can be raised. */
export const settings = smallState("moderation", {
  waiting_room: "disabled" as WaitingRoom,
  raise_hands_enabled: true,
});

/** The settings that everybody knows. */
export function shownSettings(room: Stateful): ModerationSettings {
  const { raise_hands_enabled } = settings.of(room);
  return { raise_hands_enabled };
}
