import type { Action } from "./action";
import { ban, unban } from "./ban";
import { mention } from "./mention";
import { mute, unmute } from "./mute";
import { demote, promote } from "./role";
import { writePrivately } from "./write-privately";

/** All actions on a person, in the order of the menu. */
export const actions: readonly Action[] = [writePrivately, mention, mute, unmute, promote, demote, unban, ban];
