import type { Id } from "../../src/protocol";
import { alice, bob, carol, chat, gustav, messages } from "../../src/room/testing/cast";
import type { Rehearsal } from "./rehearsal";

const global = { scope: "global" } as const;
const management = { scope: "group", target: "management" } as const;
const toCarol = { scope: "private", target: carol.id } as const;

const pin = (message_id: Id, how: { announcement?: boolean; until?: string } = {}) =>
  messages({ action: "pin", message_id, ...how });
const unpin = (message_id: Id) => messages({ action: "unpin", message_id });

/** Alice pins and unpins, before everybody's eyes and behind Carol's back; others try to, and are refused. */
export function pins(room: Rehearsal): void {
  const said = (to: typeof global | typeof management = global): Id => {
    room.sends("Bob", to);
    return room.newestOf("Bob");
  };
  for (const to of [global, management]) {
    const id = said(to);
    room.does("Bob", pin(id));
    room.does("Alice", pin(id, { announcement: true }), { again: true });
    room.does("Alice", pin(id, { announcement: true }));
    room.does("Bob", messages({ action: "edit", message_id: id, content: `announced, and changed, ${id}` }));
    room.does("Alice", pin(id, { until: "2026-01-13T13:00:00.000000Z" }));
  }
  const [lasting, announced, gone, missed] = [said(), said(), said(), said()];
  room.does("Alice", pin(said(), { until: "2026-01-13T12:00:01.000000Z" }));
  room.does("Alice", pin(lasting));
  for (const id of [gone, missed]) room.does("Alice", pin(id));
  room.does("Alice", pin(announced, { announcement: true }));
  room.does("Alice", messages({ action: "delete", message_id: gone }));
  room.does("Alice", unpin(gone));
  room.sends("Bob", toCarol);
  room.does("Alice", pin(room.newestOf("Bob")));
  room.drops("Carol");
  room.does("Alice", unpin(missed));
  room.does("Alice", pin(said()));
  room.does("Alice", messages({ action: "delete", message_id: room.newestOf("Bob") }));
  room.resumes("Carol");
  room.reads("Carol", global);
  room.reads("Bob", management);
}

/** Messages mention people, also some who cannot see them, groups and everybody; then an edit and a deletion follow. */
export function mentions(room: Rehearsal): void {
  const says = (name: string, to: typeof global | typeof management, of: object) =>
    room.does(name, chat({ action: "send_message", ...to, content: `${name} mentions ${JSON.stringify(of)}`, ...of }));
  says("Bob", global, { mentions: [alice.id, gustav.id], mention_groups: ["management"] });
  room.does(
    "Bob",
    messages({ action: "edit", message_id: room.newestOf("Bob"), content: "it mentions them as before" }),
  );
  says("Bob", management, { mentions: [carol.id, alice.id] });
  says("Bob", global, { mention_all: true });
  says("Carol", global, { mention_groups: ["management"] });
  says("Alice", global, { mentions: [bob.id], mention_all: true });
  says("Alice", global, { mentions: [bob.id, carol.id] });
  room.does("Alice", messages({ action: "delete", message_id: room.newestOf("Alice") }));
  for (const to of [global, management, toCarol]) room.does("Bob", messages({ action: "typing", ...to }));
}
