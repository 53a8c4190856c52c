import type { Evidence } from "../../evidence/evidence";

/** The words that reach somebody at the door, and what they may say besides. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  in_waiting_room: ["id"],
  accepted: [],
  declined: [],
  // The last word to each session of somebody who is in by another one, and is sent away.
  kicked: ["reason"],
  sent_to_waiting_room: [],
  banned: [],
  session_ended: ["issued_by"],
  error: ["error"],
};

/** From the waiting room nothing of the room is seen: no number, no name, no text; a person there learns their own id. */
export function* waitingRoom({ history }: Evidence): Generator<string> {
  for (const entry of history.entries) {
    if (entry.kind !== "waited") continue;
    const { device, id, who, envelope } = entry;
    const { message, ...said } = envelope.payload;
    const name = `${device} was told ${message} in the waiting room`;
    if (id !== "waiting") yield `${name} under the number ${id}`;
    const more = Object.keys(said).filter((key) => !(WORDS[message]?.includes(key) ?? false));
    if (WORDS[message] === undefined || more.length > 0) yield `${name}, with ${more.join(", ") || "all of it"}`;
    if ("id" in said && who !== "" && said.id !== who) yield `${name} with the id of somebody else`;
  }
}
