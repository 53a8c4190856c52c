import { chatMember, chatMissed, chatState } from "./chat";
import { messagesMissed, messagesState } from "./messages";

/** By namespace: its part of `join_success`. An earlier Parley sends the chat's alone. */
export const joinedParts = { chat: chatState, messages: messagesState.optional() };

/** By namespace: its part of `resumed`. Absolute state, without what the missed events tell. */
export const resumedParts = { chat: chatMissed, messages: messagesMissed.optional() };

/** By namespace, besides `control`: its part of a participant. */
export const participantParts = { chat: chatMember };
