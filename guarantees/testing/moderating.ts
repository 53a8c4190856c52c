import type { Command, Id } from "../../src/protocol";
import { alice, bob, carol, control, messages, rules } from "../../src/room/testing/cast";
import type { Rehearsal } from "./rehearsal";

const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});

const toAlice = { scope: "private", target: alice.id } as const;

/** What Bob and Gustav write waits: a clear takes it, Alice and Carol let it in or not, Bob takes it back. */
export function holds(room: Rehearsal): void {
  const decides = (action: "approve" | "reject" | "delete", message_id: Id) => messages({ action, message_id });
  room.does("Alice", rules({ action: "set_rules", hold: "everyone" }));
  const [cleared, taken, refused, approved, late] = ["Bob", "Bob", "Gustav", "Gustav", "Bob"].map((name) =>
    room.holds(name),
  ) as [Id, Id, Id, Id, Id];
  room.does("Bob", decides("approve", cleared));
  room.does("Bob", decides("delete", taken), { again: true });
  room.drops("Carol");
  room.does("Alice", decides("reject", refused));
  room.does("Alice", decides("approve", approved), { again: true });
  room.resumes("Carol");
  room.does("Carol", decides("approve", approved));
  room.does("Carol", decides("approve", late));
  room.does("Bob", messages({ action: "edit", message_id: late, content: "said differently" }));
  room.does("Alice", control({ action: "revoke_moderator_role", target: carol.id }));
  for (const name of ["Bob", "Carol", "Alice"]) room.sends(name);
  room.does("Alice", rules({ action: "set_rules", hold: "nobody" }));
  room.reads("Carol", { scope: "global" });
  room.joins("Carol's phone", carol);
}

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
