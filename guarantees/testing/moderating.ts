import type { Command } from "../../src/protocol";
import { alice, bob, carol, messages } from "../../src/room/testing/cast";
import type { Rehearsal } from "./rehearsal";

const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});

const toAlice = { scope: "private", target: alice.id } as const;

/**
 * Alice mutes Bob until she lifts it, and again for a second, and for good; he tries to go on, and talks about it
 * with her alone.
 */
export function mutes(room: Rehearsal): void {
  const speaks = () => {
    room.sends("Bob");
    room.does("Bob", messages({ action: "react", message_id: room.newestOf("Alice"), reaction: "👎" }));
    room.sends("Bob", toAlice);
  };
  room.sends("Alice");
  room.does("Bob", moderation({ action: "mute_chat", target: carol.id }));
  room.does("Alice", moderation({ action: "mute_chat", target: bob.id, reason: "spam" }), { again: true });
  room.drops("Bob");
  speaks();
  room.resumes("Bob");
  room.does("Alice", moderation({ action: "unmute_chat", target: bob.id }));
  speaks();
  room.does("Alice", moderation({ action: "mute_chat", target: bob.id, seconds: 1 }));
  speaks();
  for (let count = 0; count < 100; count += 1) room.sends("Carol", { scope: "private", target: carol.id });
  speaks();
  room.does("Alice", moderation({ action: "mute_chat", target: bob.id }));
}
