import type { Command, Id } from "../../src/protocol";
import { alice, bob, carol, chat, control, gustav, messages, rules } from "../../src/room/testing/cast";
import type { Rehearsal } from "./rehearsal";

const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});

const toAlice = { scope: "private", target: alice.id } as const;

/** All that Bob and Gustav write waits: a clear takes it, Alice and Carol let it in or not, Bob takes it back. */
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

/** Bob is banned and Carol kicked: both try to go on, Carol waits to be let in, and Bob comes back when he is pardoned. */
export function bans(room: Rehearsal): void {
  room.does("Carol", moderation({ action: "ban", target: bob.id }));
  room.does("Alice", moderation({ action: "ban", target: bob.id }), { again: true });
  room.does("Alice", chat({ action: "send_message", scope: "global", content: "Bob is out", mentions: [bob.id] }));
  room.does("Alice", moderation({ action: "kick", target: carol.id, reason: "abuse" }));
  room.waits("Carol", carol);
  room.sends("Alice");
  room.does("Alice", moderation({ action: "accept", target: carol.id }));
  room.enters("Carol", carol);
  room.sends("Carol");
  room.does("Alice", moderation({ action: "unban", target: bob.id }));
  for (const name of ["Bob", "Bob's phone"]) room.joins(name, bob);
  for (const name of ["Bob", "Alice", "Bob"]) room.sends(name);
}

/** Messages are reported, also private ones; Alice settles reports, deletes, and removes all that Gustav wrote. */
export function reports(room: Rehearsal): void {
  const settles = (report_id: Id, resolution: "deleted" | "dismissed") =>
    messages({ action: "resolve_report", report_id, resolution });
  room.sends("Gustav");
  const first = room.newestOf("Gustav");
  room.does("Bob", messages({ action: "react", message_id: first, reaction: "👎" }));
  room.does("Gustav", messages({ action: "edit", message_id: first, content: "said worse" }));
  room.does("Alice", messages({ action: "pin", message_id: first }));
  const made = room.reports("Bob", first);
  room.does("Gustav", messages({ action: "report", message_id: first, reason: "spam" }));
  room.does("Bob", messages({ action: "report", message_id: first, reason: "spam" }));
  room.sends("Bob", { scope: "private", target: carol.id });
  const secret = room.newestOf("Bob");
  const told = room.reports("Carol", secret);
  room.does("Bob", settles(made, "dismissed"));
  room.does("Alice", messages({ action: "delete", message_id: secret }));
  room.does("Alice", settles(told, "deleted"), { again: true });
  room.does("Alice", settles(told, "dismissed"));
  room.drops("Carol");
  room.sends("Gustav");
  room.does("Bob", messages({ action: "delete_messages_of", target: gustav.id }));
  room.does("Alice", messages({ action: "delete_messages_of", target: gustav.id }), { again: true });
  room.does("Gustav", messages({ action: "edit", message_id: first, content: "said in vain" }));
  room.sends("Gustav");
  room.resumes("Carol");
  room.reads("Carol", { scope: "global" });
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
