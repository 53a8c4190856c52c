import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "zustand/vanilla";
import { type Envelope, type Id, type PinnedMessage, type StoredMessage, timestampAt } from "../../../protocol";
import { folded, NOTHING_YET, type SessionState } from "../state/state";
import { amira, joinSuccess } from "../testing/join-success";
import { PinKeeper } from "./pin-keeper";

const id = "00000000-0000-4000-9000-000000000001";
const place = { id, source: amira, scope: "global" } as const;
const timestamp = "2026-03-13T10:00:00.000000Z";
const message: StoredMessage = { ...place, content: "Agenda", timestamp };
const pinned = (until?: string): Envelope => ({
  namespace: "messages",
  timestamp,
  payload: { message: "message_pinned", ...place, announcement: false, ...(until && { until }), issued_by: amira },
});

function scene(ask: (ids: Id[]) => Promise<StoredMessage[]>, pins: PinnedMessage[] = []) {
  const store = createStore<SessionState>(() => NOTHING_YET);
  const keeper = new PinKeeper({ store, ask });
  const joined = joinSuccess();
  joined.payload.module_data.messages = { pinned: pins };
  const hears = (envelope: Envelope) => store.setState((state) => folded(state, envelope), true);
  hears(joined);
  const texts = () => store.getState().view?.pins.map((it) => it.message?.content);
  return { keeper, hears, texts };
}

test("A pin of a message that is not loaded is asked for once, and shows its text", async () => {
  const asked: Id[][] = [];
  const { keeper, hears, texts } = scene(async (ids) => {
    asked.push(ids);
    return [message];
  });
  hears(pinned());
  hears({ namespace: "chat", timestamp, payload: { message: "chat_enabled", issued_by: amira } });
  assert.deepEqual(texts(), [undefined]);
  await turn();
  assert.deepEqual(texts(), ["Agenda"]);
  assert.deepEqual(asked, [[id]]);
  keeper.end();
});

test("A pin whose message is not there any more goes", async () => {
  const { keeper, hears, texts } = scene(async () => []);
  hears(pinned());
  await turn();
  assert.deepEqual(texts(), []);
  keeper.end();
});

test("A pin goes at its end, also one that ended before it was heard of", async () => {
  const until = timestampAt(Date.now() + 60);
  const { keeper, hears, texts } = scene(
    async () => [message],
    [{ ...message, pinned_at: timestamp, announcement: true, until }],
  );
  assert.deepEqual(texts(), ["Agenda"]);
  await new Promise((resolve) => setTimeout(resolve, 120));
  assert.deepEqual(texts(), []);
  hears(pinned(timestamp));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(texts(), []);
  keeper.end();
});

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
