import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test("a muted person reads why and until when, keeps the draft, may ask a moderator, and writes again by themselves", async ({
  alice,
  bob,
  carol,
  meeting,
  server,
}) => {
  const moderator = await Speaker.of(alice, server);
  await moderator.joins(meeting, "Alice");
  const { composer, messages } = bob.room;
  await carol.room.composer.say("Who has the numbers?");
  await composer.say("I have them.");
  await expect(messages.saying("I have them.").locator("time")).toBeVisible();
  await composer.field.fill("Here they are");
  await moderator.moderates("mute_chat", "Bob", { seconds: 600 });
  await expect(composer.muted).toHaveText(
    /^A moderator has muted you until \d\d:\d\d\. You can write to a moderator in private\. Your draft is kept\.$/,
  );
  await expect(bob.page.getByText(/^A moderator has muted you until \d\d:\d\d\.$/)).toHaveCount(2);
  await expect(composer.sendButton).toHaveAttribute("aria-disabled", "true");
  await expect(composer.sendButton).toHaveAccessibleDescription(/^A moderator has muted you until/);
  await expect(composer.field).toHaveAccessibleDescription(/^A moderator has muted you until/);
  await composer.field.press("Enter");
  await expect(composer.field).toHaveValue("Here they are");

  await messages.saying("I have them.").hover();
  await expect(bob.room.messageMenu.inBar(messages.saying("I have them."), "More")).toBeVisible();
  for (const name of ["React", "Edit"])
    await expect(bob.room.messageMenu.inBar(messages.saying("I have them."), name)).toHaveCount(0);
  await bob.room.openPrivate("Carol");
  await expect(composer.muted).toBeVisible();
  await bob.room.openPrivate("Alice");
  await expect(composer.muted).toHaveCount(0);
  await composer.say("Why am I muted?");
  await expect(messages.saying("Why am I muted?").locator("time")).toBeVisible();
  await bob.page.reload();
  await bob.room.openConversation("Everyone");
  await expect(composer.muted).toBeVisible();
  await expect(composer.field).toHaveValue("Here they are");
  expect(carol.received).not.toContain("chat_muted");

  await moderator.moderates("mute_chat", "Bob", { seconds: 3 });
  await expect(bob.page.getByText("You can write again.")).toBeVisible();
  await expect(composer.muted).toHaveCount(0);
  await composer.field.press("Enter");
  await expect(carol.room.messages.saying("Here they are")).toBeVisible();
  await moderator.leaves();
});

test("an edit under way waits for the end of a mute", async ({ alice, bob, meeting, server }) => {
  const moderator = await Speaker.of(alice, server);
  await moderator.joins(meeting, "Alice");
  const { composer, messages } = bob.room;
  await composer.say("Until Mach");
  await expect(messages.saying("Until Mach").locator("time")).toBeVisible();
  await composer.field.press("ArrowUp");
  await composer.editor.fill("Until March");
  await moderator.moderates("mute_chat", "Bob");
  await expect(composer.muted).toContainText("A moderator has muted you. You can write");
  await composer.editor.press("Enter");
  await expect(composer.editor).toHaveValue("Until March");
  await moderator.moderates("unmute_chat", "Bob");
  await expect(composer.muted).toHaveCount(0);
  await composer.editor.press("Enter");
  await expect(alice.room.messages.saying("Until March")).toBeVisible();
  await moderator.leaves();
});
