import { smallState } from "../base/small-state";

export const chatSwitch = smallState("chat", { enabled: true });
