import assert from "node:assert/strict";
import test from "node:test";
import type { Envelope } from "../../../protocol";
import { turnAtDoor } from "./door";

const timestamp = "2026-03-13T10:00:00.000000Z";
const turnAfter = (message: string, namespace = "moderation") =>
  turnAtDoor({ namespace, timestamp, payload: { message } } as Envelope);

test("a visitor waits, enters once accepted, and comes back to the door when sent there", () => {
  assert.deepEqual(turnAfter("in_waiting_room"), { state: "waiting", since: timestamp });
  assert.equal(turnAfter("accepted"), "enter");
  assert.equal(turnAfter("sent_to_waiting_room"), "join");
});

test("a participant who is sent away knows how, and a banned participant is refused as at the door", () => {
  for (const as of ["declined", "kicked", "session_ended"]) assert.deepEqual(turnAfter(as), { state: "sent_away", as });
  assert.deepEqual(turnAfter("banned"), { state: "refused", reason: "banned" });
});

test("news of others at the door, and of other namespaces, change nothing", () => {
  assert.equal(turnAfter("participant_kicked"), undefined);
  assert.equal(turnAfter("participant_banned"), undefined);
  assert.equal(turnAfter("joined", "control"), undefined);
});
