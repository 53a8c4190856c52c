import { comesToRest, firstInSight, wheel } from "../fixtures/page/scrolling";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("a server that dies under open pages takes nothing from anybody", async ({
  alice,
  bob,
  carol,
  server,
  meeting,
}) => {
  const speaker = await Speaker.at(server);
  await speaker.joins(meeting, "Dora");
  await speaker.saysAll(Array.from({ length: 60 }, (_, index) => `Point ${index + 1} of the agenda`));
  await speaker.leaves();
  await expect(alice.room.messages.saying("Point 60 of")).toBeVisible();
  await wheel(alice, -1_000);
  await expect(alice.room.messages.toNewest).toBeVisible();
  await expect(bob.room.messages.saying("Point 60 of")).toBeVisible();
  await carol.room.openPrivate("Bob");
  await carol.room.composer.field.fill("Bob, do you");

  await server.isKilled();
  for (const { room } of [alice, bob, carol]) await expect(room.connection).toHaveText("Reconnecting…");
  await comesToRest(alice.room.messages.log);
  const inSight = await firstInSight(alice.room.messages.log);
  expect(inSight.text).toMatch(/^Point \d+ of the agenda$/);
  await bob.room.composer.say("I write while the server is away.");
  await expect(bob.room.messages.saying("I write while the server is away.")).toContainText(
    "Waiting for the connection…",
  );
  await expect(bob.room.composer.field).toHaveValue("");
  await carol.room.composer.field.pressSequentially(" hear me?");

  await server.startsAgain();
  for (const { room } of [alice, bob, carol]) await expect(room.connection).toBeEmpty();
  await expect(bob.room.messages.saying("I write while")).not.toContainText("Waiting");
  await expect(carol.room.messages.of("Bob")).toBeVisible();
  await expect(carol.room.composer.field).toHaveValue("Bob, do you hear me?");
  await expect(carol.room.conversations.named("Everyone")).toContainText("I write while the server is away.");
  await expect.poll(() => firstInSight(alice.room.messages.log)).toEqual(inSight);

  await carol.room.openConversation("Everyone");
  await carol.room.composer.say("So do I.");
  await alice.room.messages.toNewest.click();
  for (const { room } of [alice, bob, carol]) {
    await expect(room.messages.saying("So do I.")).toBeVisible();
    await expect(room.messages.saying("I write while the server is away.")).toHaveCount(1);
  }
  await alice.page.reload();
  await expect(alice.room.messages.saying("So do I.")).toBeVisible();
  await expect(alice.room.messages.saying("I write while the server is away.")).toHaveCount(1);
});

test("a stream of messages that a kill cuts through arrives whole, in order, once", async ({ bob, carol, server }) => {
  const lines = Array.from({ length: 12 }, (_, index) => `Line ${index + 1}.`);
  for (const line of lines.slice(0, 5)) await bob.room.composer.say(line);
  await server.isKilled();
  for (const line of lines.slice(5, 9)) await bob.room.composer.say(line);
  await server.startsAgain();
  for (const line of lines.slice(9)) await bob.room.composer.say(line);

  const asSaid = lines.map((line) => new RegExp(`${line}$`));
  await expect(carol.room.messages.all).toHaveText(asSaid);
  await expect(bob.room.messages.all).toHaveText(asSaid);
  await bob.page.reload();
  await expect(bob.room.messages.all).toHaveText(asSaid);
});

test("two restarts, one after the other, are no worse than one", async ({ alice, bob, server }) => {
  for (const word of ["first", "second"]) {
    await server.isKilled();
    await expect(bob.room.connection).toHaveText("Reconnecting…");
    await bob.room.composer.say(`During the ${word}.`);
    await server.startsAgain();
    await expect(alice.room.messages.saying(`During the ${word}.`)).toBeVisible();
  }
  await expect(alice.room.messages.all).toHaveText([/During the first\.$/, /During the second\.$/]);
});

test("controls that can do nothing meanwhile say so on the moderators' panel", async ({ alice, server }) => {
  await alice.room.moderate.click();
  await expect(alice.panel.chatSwitch).toBeChecked();
  await server.isKilled();
  await expect(alice.page.getByText("Reconnecting… Nothing can be changed until the room is back.")).toBeVisible();
  await server.startsAgain();
  await expect(alice.page.getByText("Nothing can be changed")).toHaveCount(0);
  await alice.panel.chatSwitch.click();
  await expect(alice.panel.chatSwitch).not.toBeChecked();
});
