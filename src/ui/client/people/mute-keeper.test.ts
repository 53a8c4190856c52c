import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createStore } from "zustand/vanilla";
import { type Envelope, microsecondsAfter } from "../../../protocol";
import { RoomClock } from "../events/room-clock";
import { folded, NOTHING_YET, type SessionState } from "../state/state";
import { amira, joinSuccess } from "../testing/join-success";
import { MuteKeeper } from "./mute-keeper";

const bo = "00000000-0000-4000-8000-00000000000b";
const joined = joinSuccess();
const { timestamp } = joined;
/** Long enough for a busy machine. */
const PATIENCE_MS = 10_000;
const after = (milliseconds: number) => microsecondsAfter(timestamp, milliseconds * 1000);
const muted = (target: string, until?: string): Envelope => ({
  namespace: "moderation",
  timestamp,
  payload: { message: "chat_muted", target, ...(until && { until }), issued_by: bo },
});

function scene(t: { after(end: () => void): void }) {
  const store = createStore<SessionState>(() => NOTHING_YET);
  const clock = new RoomClock();
  const keeper = new MuteKeeper({ store, clock });
  t.after(() => keeper.end());
  const hears = (envelope: Envelope) => {
    clock.hear(envelope.timestamp);
    store.setState((state) => folded(state, envelope), true);
  };
  return { hears, view: () => store.getState().view };
}

test("A mute ends at its time by the room's clock, which is months off the browser's", async (t) => {
  const { hears, view } = scene(t);
  const start = performance.now();
  hears(joined);
  hears(muted(amira, after(80)));
  assert.deepEqual(view()?.chat.muted, { until: after(80) });
  while (view()?.chat.muted !== undefined && performance.now() - start < PATIENCE_MS) await sleep(5);
  assert.equal(view()?.chat.muted, undefined);
  const passed = performance.now() - start;
  assert.ok(passed > 70, `the mute ended after ${passed} ms`);
});

test("Each mute that moderators see ends at its own time; one without an end stays", async (t) => {
  const { hears, view } = scene(t);
  const { payload } = joined;
  hears({ ...joined, payload: { ...payload, role: "moderator" } });
  const targets = () => view()?.moderation?.muted.map(({ target }) => target);
  hears(muted("forever"));
  hears(muted("later", after(60_000)));
  hears(muted("soon", after(30)));
  assert.deepEqual(targets(), ["soon", "later", "forever"]);
  for (let tries = 0; targets()?.includes("soon") && tries < PATIENCE_MS / 5; tries += 1) await sleep(5);
  assert.deepEqual(targets(), ["later", "forever"]);
});
