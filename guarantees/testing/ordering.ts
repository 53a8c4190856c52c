import type { Command, Id, RulesCommand } from "../../src/protocol";
import { alice, bob, carol, chat, control, gustav, member, messages, rules } from "../../src/room/testing/cast";
import type { Rehearsal } from "./rehearsal";

/** Somebody who came by an invitation, and has no device here. */
export const stan = member("57a40000-0000-4000-8000-000000000005", "Stan", { role: "guest" });

const moderation = (payload: Extract<Command, { namespace: "moderation" }>["payload"]): Command => ({
  namespace: "moderation",
  payload,
});
const blocks = (words: string[], on_match: "block" | "hold") => rules({ action: "set_filters", words, on_match });
const links = (to: Extract<RulesCommand, { action: "set_rules" }>["links"]) =>
  rules({ action: "set_rules", links: to });
const toAlice = { scope: "private", target: alice.id } as const;

/** Alice blocks words and links, and has them held; Bob and Gustav say them in disguise, and she lets one in. */
export function filters(room: Rehearsal): void {
  const says = (name: string, content: string, to: { scope: "global" } | typeof toAlice = { scope: "global" }) =>
    room.does(name, chat({ action: "send_message", ...to, content }));
  room.does("Alice", blocks(["casino", "drop*"], "block"));
  for (const text of ["a CASINO for Bob", "casinos are no casino", "dropped", "raindrop"]) says("Bob", text);
  says("Alice", "moderators may say casino");
  room.sends("Bob");
  room.does(
    "Bob",
    messages({ action: "edit", message_id: room.newestOf("Bob"), content: "an edit with ca\u200bsino" }),
  );
  room.joins("Alice's phone", alice);
  room.does("Alice", blocks(["casino"], "hold"), { again: true });
  says("Bob", "Bob's casino waits");
  room.does("Alice", messages({ action: "approve", message_id: room.newestHeld }));
  says("Gustav", "a casino in private", toAlice);
  room.does("Alice", links("hold"));
  says("Bob", "Bob's offer is at example.com/offer");
  room.does("Alice", messages({ action: "reject", message_id: room.newestHeld }));
  room.does("Alice", links("block"));
  says("Bob", "https://a.example is refused");
  room.does("Alice", links("allow"));
  room.does("Alice", blocks([], "block"));
  says("Bob", "Bob may say casino, and https://a.example");
}

/** Hands go up and down, moderators lower some and all, and switch them off for a while. */
export function hands(room: Rehearsal): void {
  const raises = (name: string) => room.does(name, control({ action: "raise_hand" }), { again: true });
  for (const name of ["Bob", "Carol", "Bob"]) raises(name);
  room.joins("Carol's tablet", carol);
  room.does("Carol", control({ action: "lower_hand" }));
  room.does("Alice", moderation({ action: "reset_raised_hands", target: bob.id }), { again: true });
  raises("Bob");
  room.drops("Carol");
  room.does("Alice", moderation({ action: "disable_raise_hands" }));
  raises("Gustav");
  room.does("Alice", moderation({ action: "enable_raise_hands" }));
  for (const name of ["Gustav", "Bob"]) raises(name);
  room.resumes("Carol");
  room.does("Alice", moderation({ action: "reset_raised_hands" }));
  raises("Bob");
  room.does("Bob", moderation({ action: "reset_raised_hands" }));
  room.joins("Carol's tablet", carol);
}

/** Bob changes his name, and is not let at times; Alice gives Carol one, which stays. */
export function names(room: Rehearsal): void {
  const calls = (name: string, target: Id, new_name: string) =>
    room.does(name, moderation({ action: "change_display_name", target, new_name }), { again: true });
  calls("Bob", bob.id, "Robert");
  calls("Alice", carol.id, "Quiet Person");
  calls("Carol", carol.id, "Loud Person");
  room.does(
    "Alice",
    moderation({ action: "enable_display_name_change_restrictions", unrestricted_participants: [gustav.id] }),
  );
  calls("Bob", bob.id, "Bobby");
  calls("Gustav", gustav.id, "Gus");
  room.joins("Carol's tablet", carol);
  room.does("Alice", moderation({ action: "disable_display_name_change_restrictions" }));
  room.does("Alice", blocks(["casino"], "block"));
  calls("Bob", bob.id, "Casino Royale");
  room.does("Alice", blocks([], "block"));
  calls("Bob", bob.id, "Bobby");
  calls("Alice", carol.id, "Carol");
}

/** Alice ends the meeting for guests: Gustav waits to be let in again. */
export function debriefs(room: Rehearsal): void {
  room.does("Alice", moderation({ action: "debrief", kick_scope: "guests" }), { again: true });
  room.waits("Gustav", gustav);
  for (const name of ["Alice", "Bob"]) room.sends(name);
  room.does("Alice", moderation({ action: "accept", target: gustav.id }));
  room.enters("Gustav", gustav);
  room.does("Alice", moderation({ action: "disable_waiting_room" }));
  room.sends("Gustav");
}

/** Everybody searches, also for what was edited away. */
export function searches(room: Rehearsal): void {
  for (const name of ["Alice", "Bob", "Carol"])
    for (const term of ["message", "better", "said too much", "nowhere"]) room.searches(name, term);
  room.searches("Bob", "message", 2);
}
