import assert from "node:assert/strict";
import { test } from "node:test";
import { MAX_FRAME_BYTES, MAX_FRAME_REQUESTS } from "../../../protocol";
import { type Person, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

test("All that waits in thirty conversations arrives after an outage", async () => {
  await using server = await TestServer.start();
  const { room, alice } = await server.meeting();
  const correspondents: Person[] = [];
  for (let count = 0; count < 30; count++) {
    const person = await server.person(`${count}`);
    await person.joins(room, { invite: room.invites.user });
    correspondents.push(person);
  }
  const texts = [1, 2].map((at) => `${at} ${"x".repeat(2000)}`);
  const waiting = correspondents.flatMap((to) => texts.map((text) => ({ to, text })));
  assert.ok(waiting.length > MAX_FRAME_REQUESTS && waiting.length * 2000 > MAX_FRAME_BYTES, "no frame holds them all");
  let sent: Promise<unknown>[] = [];
  await server.restart(() => {
    sent = waiting.map(({ to, text }, at) => alice.sends(text, toPerson(to), `${at}`));
  });
  await Promise.all(sent);
  for (const person of correspondents) person.forgets();
});
