import { chatMember, chatMissed, chatState } from "./chat";
import { messagesMissed } from "./messages";

/** By namespace: its part of `join_success`. */
export const joinedParts = { chat: chatState };

/** By namespace: its part of `resumed`. Absolute state, without what the missed events tell. */
export const resumedParts = { chat: chatMissed, messages: messagesMissed.optional() };

/** By namespace, besides `control`: its part of a participant. */
export const participantParts = { chat: chatMember };
