import assert from "node:assert/strict";
import test from "node:test";
import type { Envelope, StoredMessage } from "../../../protocol";
import { withOlder } from "../../../room/view";
import { amira, joinSuccess } from "../testing/join-success";
import { overtaken } from "./overtaking";
import { folded, NOTHING_YET } from "./state";

const timestamp = "2026-03-13T10:00:00.000000Z";
const everyone = { scope: "global" } as const;
const place = { source: amira, ...everyone };
const said = (id: string): StoredMessage => ({ id, ...place, timestamp, content: `Message ${id}` });
const event = (payload: object) => ({ namespace: "messages", timestamp, payload }) as Envelope;

const edited = (content: string, edits: number) =>
  event({ message: "message_edited", id: "1", ...place, content, edited_at: timestamp, edits });
const removed = event({ message: "message_deleted", id: "2", ...place, issued_by: amira });
const counted = event({ message: "reactions_changed", id: "3", ...place, reactions: [{ reaction: "👍", count: 2 }] });

/** The messages that are shown of a page during whose reading these events came. */
async function shown(messages: StoredMessage[], events: readonly Envelope[]) {
  const { view } = folded(NOTHING_YET, joinSuccess({ chat: { room_history: [said("9")] } }));
  assert.ok(view);
  const listeners = new Set<(envelope: Envelope) => void>();
  const listen = (listener: (envelope: Envelope) => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const { page, withNews } = await overtaken(listen, async () => {
    for (const it of events) for (const tell of listeners) tell(it);
    return { messages, complete: true, participants: [] };
  });
  assert.equal(listeners.size, 0);
  const after = withNews(withOlder(view, everyone, page));
  return after.chat.conversations.global?.messages.map(({ content, reactions = [] }) =>
    [content, ...reactions.map(({ reaction, count }) => `${reaction} ${count}`)].join(" "),
  );
}

test("news of messages that come while their page is read lie over the page", async () => {
  const page = [said("1"), said("2"), said("3")];
  assert.deepEqual(await shown(page, []), ["Message 1", "Message 2", "Message 3", "Message 9"]);
  const events = [edited("Edited", 1), removed, counted];
  assert.deepEqual(await shown(page, events), ["Edited", "", "Message 3 👍 2", "Message 9"]);
});

test("an edit that the page knows to be outdated changes nothing", async () => {
  const page = [{ ...said("1"), content: "Newer", edited_at: timestamp, edits: 2 }];
  assert.deepEqual(await shown(page, [edited("Older", 1)]), ["Newer", "Message 9"]);
});
