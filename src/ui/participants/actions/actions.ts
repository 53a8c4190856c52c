import type { Action } from "./action";
import { ban, unban } from "./ban";
import { lowerHand } from "./lower-hand";
import { mention } from "./mention";
import { mute, unmute } from "./mute";
import { purge } from "./purge";
import { rename } from "./rename";
import { demote, promote } from "./role";
import { kick, sendBack } from "./send-away";
import { writePrivately } from "./write-privately";

/** In the order of the menu. */
export const actions: readonly Action[] = [
  writePrivately,
  mention,
  lowerHand,
  rename,
  mute,
  unmute,
  purge,
  promote,
  demote,
  sendBack,
  kick,
  unban,
  ban,
];
