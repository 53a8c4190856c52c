import type { ModerationSettings, NameRestrictions, WaitingRoom } from "../../protocol";
import { type Stateful, smallState } from "./small-state";

/** The settings of moderators: who has to wait to be let in, and whether hands can be raised and names changed. */
export const settings = smallState("moderation", {
  waiting_room: "disabled" as WaitingRoom,
  raise_hands_enabled: true,
  display_name_change_restrictions: { type: "disabled" } as NameRestrictions,
});

export function shownSettings(room: Stateful): ModerationSettings {
  const { raise_hands_enabled, display_name_change_restrictions } = settings.of(room);
  return { raise_hands_enabled, display_name_change_restrictions };
}
