import type { Addressee, Id, StoredMessage } from "../../protocol";
import { everyone, type Person } from "./person";

// Deeds of people on a message that is there.
export const edit = (message_id: Id, content: string) => ({ action: "edit", message_id, content });
export const remove = (message_id: Id) => ({ action: "delete", message_id });
export const react = (message_id: Id, reaction = "👍") => ({ action: "react", message_id, reaction });
export const unreact = (message_id: Id, reaction = "👍") => ({ action: "unreact", message_id, reaction });
export const pin = (message_id: Id, more: object = {}) => ({ action: "pin", message_id, ...more });
export const unpin = (message_id: Id) => ({ action: "unpin", message_id });
export const reply = (content: string, reply_to: Id, to: Addressee = everyone) => ({
  action: "send_message",
  ...to,
  content,
  reply_to,
});

/** The newest messages to everyone, as a person reads them. */
export async function readBy(person: Person): Promise<StoredMessage[]> {
  const room_id = person.self.room_info.id;
  return (await person.client.chat.history.query({ room_id, scope: "global" })).messages;
}
