import fc from "fast-check";
import { type Command, type Id, MODERATORS } from "../../protocol";
import type { Member } from "../base/room";
import { chat, control, messages, rules } from "./cast";

/** Each person has two devices. */
export type SessionName = `${Id} ${"laptop" | "phone"}`;
/** An act on one device. */
export type Act = { readonly session: SessionName; readonly what: Command | "drops" | "returns" | "floods" };

/** The id of the nth message that somebody tries to send. */
export function messageId(at: number): Id {
  return `1b4e28ba-0000-4000-8000-${String(at).padStart(12, "0")}`;
}

/** Random acts of people in a room, in any order. */
export function actsOf(people: readonly Member[], groups: readonly string[]): fc.Arbitrary<Act[]> {
  const person = fc.constantFrom(...people.map(({ id }) => id));
  const group = fc.constantFrom(...groups);
  const to = fc.oneof(
    fc.constant({ scope: "global" } as const),
    fc.constantFrom(...groups, MODERATORS).map((target) => ({ scope: "group", target }) as const),
    person.map((target) => ({ scope: "private", target }) as const),
  );
  const message_id = fc.integer({ min: 1, max: 12 }).map(messageId);
  const until = fc.constantFrom(undefined, undefined, "2026-01-13T12:00:00.000000Z", "2027-01-13T12:00:00.000000Z");
  const pinning = fc.oneof(
    fc.record({ message_id, announcement: fc.boolean(), until }).map((it) => messages({ action: "pin", ...it })),
    message_id.map((id) => messages({ action: "unpin", message_id: id })),
  );
  const mentions = fc.record(
    {
      mentions: fc.uniqueArray(person),
      mention_groups: fc.uniqueArray(fc.constantFrom(...groups, MODERATORS)),
      mention_all: fc.constant(true as const),
    },
    { requiredKeys: [] },
  );
  const writers = fc.constantFrom("everyone" as const, "not_guests" as const, "moderators" as const);
  const given = fc.record(
    {
      post_global: writers,
      post_groups: writers,
      private: fc.constantFrom("everyone" as const, "with_moderators" as const, "nobody" as const),
      mention_all: fc.constantFrom("everyone" as const, "moderators" as const),
      typing: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const timestamp = "2026-01-13T12:00:00.000000Z";
  const what: fc.Arbitrary<Act["what"]> = fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .tuple(to, fc.uuid(), fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, mentions))
        .map(([it, content, of]) => chat({ action: "send_message", ...it, content, ...of })),
    },
    { weight: 2, arbitrary: to.map((it) => chat({ action: "set_last_seen_timestamp", ...it, timestamp })) },
    { weight: 2, arbitrary: to.map((it) => messages({ action: "typing", ...it })) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(person, fc.uniqueArray(group))
        .map(([target, names]) => control({ action: "set_groups", target, groups: names })),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom("grant_moderator_role" as const, "revoke_moderator_role" as const), person)
        .map(([action, target]) => control({ action, target })),
    },
    fc
      .constantFrom("enable_chat" as const, "disable_chat" as const, "clear_history" as const)
      .map((action) => chat({ action })),
    { weight: 4, arbitrary: pinning },
    { weight: 2, arbitrary: given.map((some) => rules({ action: "set_rules", ...some })) },
    fc.constant("floods" as const),
    { weight: 6, arbitrary: fc.constantFrom("drops" as const, "returns" as const) },
  );
  const session = fc
    .tuple(person, fc.constantFrom("laptop" as const, "phone" as const))
    .map(([id, device]): SessionName => `${id} ${device}`);
  return fc.array(fc.record({ session, what }), { maxLength: 80, size: "max" });
}
