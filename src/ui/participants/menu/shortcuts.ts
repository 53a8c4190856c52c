import type { Deed } from "../actions/action";
import { mute } from "../actions/mute";
import { kick } from "../actions/send-away";

export type Shortcut = "mute" | "kick";

/** The deed of a choice that moderators need most, without the choice: its first. */
export function deedOf(shortcut: Shortcut): Deed | undefined {
  const choice = { mute, kick }[shortcut];
  const [first] = "among" in choice ? choice.among : [];
  return first && "useRun" in first ? first : undefined;
}
