import { smallState } from "../base/small-state";

/** Whether the chat is switched on. */
export const chatSwitch = smallState("chat", { enabled: true });
