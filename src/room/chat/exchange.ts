import type { Addressee, Id } from "../../protocol";
import { keyOf } from "./conversation";

/** The conversation of a message from `source`: one key, the same for all viewers. */
export function conversationOf(source: Id, to: Addressee): string {
  return to.scope === "private" ? `private:${[source, to.target].sort().join(":")}` : keyOf(to);
}

export function correspondentIn(conversation: string, self: Id): Id | undefined {
  const [scope, ...people] = conversation.split(":");
  if (scope !== "private" || !people.includes(self)) return undefined;
  return people.find((it) => it !== self) ?? self;
}

/** Undoes {@link conversationOf} for a participant of the conversation. */
export function addresseeIn(conversation: string, self: Id): Addressee {
  const correspondent = correspondentIn(conversation, self);
  if (correspondent !== undefined) return { scope: "private", target: correspondent };
  return conversation === "global"
    ? { scope: "global" }
    : { scope: "group", target: conversation.slice("group:".length) };
}
