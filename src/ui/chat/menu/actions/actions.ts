import type { Action } from "./action";
import { copyLink } from "./copy-link";
import { copyMessage } from "./copy-message";
import { select } from "./select";

/** All actions on a message, in the order of the menu. The first ones stand in the bar, too. */
export const actions: readonly Action[] = [copyMessage, copyLink, select];
