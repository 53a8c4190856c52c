import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChatEvent, Event } from "../protocol";
import { chatEvent, controlEvent, messagesEvent, moderationEvent, rulesEvent } from "../protocol/schemas";
import { examplesOf, page } from "../protocol/testing/examples";
import { sees } from "./audience";
import type { Natures } from "./base/nature";
import { chatEvents } from "./chat/events";
import { controlEvents } from "./control/events";
import { messagesEvents } from "./messages/events";
import { moderationEvents } from "./moderation/events";
import { isDurable, isTally, keptOf, logKindOf, participantsIn } from "./namespaces";
import { rulesEvents } from "./rules/events";
import { alice, bob } from "./testing/cast";

test("an event without a row does not compile", () => {
  type WithNovelty = ChatEvent | { readonly message: "novelty" };
  // @ts-expect-error a novelty has no row
  const rows: Natures<WithNovelty> = chatEvents;
  assert.ok(!("novelty" in rows));
});

test("a row that leaves a question open does not compile", () => {
  const { error, ...others } = chatEvents;
  const { seenBy: _, ...half } = error;
  // @ts-expect-error the row has no `seenBy`
  const rows: Natures<ChatEvent> = { ...others, error: half };
  assert.ok(!("seenBy" in rows.error));
});

test("an event of the log without a kind does not compile", () => {
  const { chat_enabled, ...others } = chatEvents;
  assert.ok(chat_enabled.lasts === "in the log");
  const { kind: _, ...kindless } = chat_enabled;
  // @ts-expect-error the row has no `kind`
  const rows: Natures<ChatEvent> = { ...others, chat_enabled: kindless };
  assert.ok(!("kind" in rows.chat_enabled));
});

test("each event of the schemas has a row, and no row is left over", () => {
  const messages = (options: readonly object[]) => [...new Set(options.flatMap((option) => messageOf(option)))].sort();
  assert.deepEqual(Object.keys(chatEvents).sort(), messages(chatEvent.options));
  assert.deepEqual(Object.keys(controlEvents).sort(), messages(controlEvent.options));
  assert.deepEqual(Object.keys(messagesEvents).sort(), messages(messagesEvent.options));
  assert.deepEqual(Object.keys(moderationEvents).sort(), messages(moderationEvent.options));
  assert.deepEqual(Object.keys(rulesEvents).sort(), messages(rulesEvent.options));
});

test("nobody sees, numbers, keeps or names an event that this version does not know", () => {
  const unknown = [
    { namespace: "chat", payload: { message: "novelty" } },
    { namespace: "elsewhere", payload: { message: "message_sent", scope: "global", source: alice.id } },
  ] as unknown as Event[];
  for (const event of unknown) {
    assert.ok(!sees(alice, event));
    assert.ok(!sees(alice, { ...event, to: alice.id }), "even if it is addressed to them");
    assert.ok(!isDurable(event) && !isTally(event));
    assert.deepEqual(participantsIn(event), []);
  }
});

test("the log keeps of an event what does not stand in another row", () => {
  const [id, source] = [bob.id, alice.id];
  const invitation = { message: "invitation_created", invite_id: id, issued_by: source } as const;
  const made: Event = { namespace: "moderation", payload: { ...invitation, label: "Press", role: "user", groups: [] } };
  assert.deepEqual(keptOf(made), invitation);
  const edit = { edited_at: "2026-01-13T12:00:00.000000Z", edits: 1, content: "Hello" };
  const edited: Event = {
    namespace: "messages",
    payload: { message: "message_edited", id, source, scope: "global", ...edit },
  };
  assert.deepEqual(keptOf(edited), { message: "message_edited", id });
  const off: Event = { namespace: "chat", payload: { message: "chat_disabled", issued_by: source } };
  assert.deepEqual(keptOf(off), off.payload);
});

test("the documents list each event of the log under its kind, and no other", () => {
  const logged = (examplesOf("envelope") as unknown as Event[]).flatMap((event) => {
    const kind = logKindOf(event);
    return kind === undefined ? [] : [`${kind} ${event.payload.message}`];
  });
  const [, table = ""] = page.split("| kind           | events");
  const rows = (table.split("\n\n")[0] ?? "").matchAll(/^\| `(\w+)` *\|(.+)\|$/gm);
  const listed = [...rows].flatMap(([, kind, cell = ""]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, it]) => `${kind} ${it}`),
  );
  assert.ok(listed.length > 20, "the table is read");
  assert.deepEqual(listed.sort(), [...new Set(logged)].sort());
});

test("an event that needs a recipient reaches nobody without one", () => {
  const error: Event = { namespace: "chat", payload: { message: "error", error: "chat_disabled" } };
  assert.ok(!sees(alice, error));
  assert.ok(sees(alice, { ...error, to: alice.id }));
});

/** The name of an option of a union; an option can be a union itself. */
function messageOf(option: object): string[] {
  if ("options" in option && Array.isArray(option.options)) return option.options.flatMap(messageOf);
  if (!("shape" in option)) return [];
  const { message } = option.shape as { message: { value: string } };
  return [message.value];
}
