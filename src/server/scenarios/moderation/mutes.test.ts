import assert from "node:assert/strict";
import { test } from "node:test";
import type { Person } from "../../testing/person";
import { pastGrace, TestServer } from "../../testing/test-server";

const mute = (target: Person, more = {}) => ({ action: "mute_chat", target: target.id, ...more });

function mutesSeenBy({ self }: Person) {
  const muted = self.module_data.moderation?.muted;
  assert.ok(muted, "a moderator");
  return muted;
}

test("Moderators see who muted whom, until when, also after a restart and after a second mute", async () => {
  await using server = await TestServer.start();
  const { room, alice, bob, carol } = await server.meetingOfThree();
  await alice.does("moderation", mute(bob, { seconds: 3600 }));
  const first = await alice.receives({ message: "chat_muted", target: bob.id });
  assert.ok(first.data.payload.message === "chat_muted");
  const { until } = first.data.payload;
  assert.ok(until);
  await alice.does("control", { action: "grant_moderator_role", target: carol.id });
  const promoted = await carol.receivesUntil("role_updated");
  assert.ok(promoted.data.payload.message === "role_updated");
  const ofBob = { target: bob.id, until, issued_by: alice.id };
  assert.deepEqual(promoted.data.payload.module_data?.moderation.muted, [ofBob]);

  const dora = await server.person("Dora");
  await dora.joins(room, { invite: room.invites.user });
  await carol.does("moderation", mute(dora));
  for (const person of [alice, bob, carol, dora]) await person.close();
  await server.restart(pastGrace);
  const again = server.personWith("Alice", alice.token);
  await again.joins(room);
  assert.deepEqual(mutesSeenBy(again), [{ target: dora.id, issued_by: carol.id }, ofBob]);

  await again.does("moderation", { action: "unmute_chat", target: bob.id });
  await again.does("moderation", mute(dora, { seconds: 60 }));
  const tab = again.elsewhere("Alice");
  await tab.joins(room);
  assert.deepEqual(
    mutesSeenBy(tab).map(({ target, issued_by }) => [target, issued_by]),
    [[dora.id, alice.id]],
  );
});
