import { expect, test } from "../fixtures/test";

test("a message is answered privately, and a moderator removes it with a reason that all read in its place", async ({
  alice,
  bob,
  carol,
}) => {
  await bob.room.composer.say("Buy my course");
  const { messages, messageMenu, composer } = alice.room;
  const said = messages.saying("Buy my course");
  await said.hover();
  await messageMenu.inBar(said, "More").click();
  await messageMenu.item("Answer privately").click();
  await messages.of("Bob").waitFor();
  await expect(composer.field).toBeFocused();
  await expect(composer.replyStrip).toHaveCount(0);
  await alice.page.keyboard.type("Not here, please");
  await alice.page.keyboard.press("Enter");
  await expect(messages.saying("Not here, please")).toBeVisible();
  await expect(bob.room.conversations.unreadIn("Alice")).toHaveText("1 unread");
  await expect(carol.room.conversations.all).toHaveCount(1);
  expect(carol.received).not.toContain("Not here");

  await expect(bob.room.messages.saying("Buy my course")).toBeVisible();
  await bob.room.messages.saying("Buy my course").hover();
  await bob.room.messageMenu.inBar(bob.room.messages.saying("Buy my course"), "More").click();
  await expect(bob.room.messageMenu.item("Copy text")).toBeVisible();
  await expect(bob.room.messageMenu.item("Answer privately"), "to himself").toHaveCount(0);
  await bob.page.keyboard.press("Escape");

  await alice.room.openConversation("Everyone");
  await said.focus();
  await alice.page.keyboard.press("Enter");
  await messageMenu.item("Remove…").click();
  // The focus is on the heading, so that no key too many removes anything; the choice of a reason does.
  const dialog = alice.page.getByRole("dialog", { name: "Remove this message for everybody?" });
  await expect(dialog.getByRole("heading").locator(":focus")).toBeVisible();
  await alice.page.keyboard.press("Enter");
  await alice.page.keyboard.press("ArrowDown");
  await expect(dialog.getByRole("button", { name: "Advertising" })).toBeFocused();
  await alice.page.keyboard.press("End");
  await expect(dialog.getByRole("button", { name: "No reason" })).toBeFocused();
  await alice.page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(said).toContainText("Buy my course");
  await said.focus();
  await alice.page.keyboard.press("Enter");
  await messageMenu.item("Remove…").click();
  await dialog.getByRole("button", { name: "Advertising" }).click();
  await expect(dialog).toBeHidden();
  for (const { room } of [alice, bob, carol])
    await expect(room.messages.log).toContainText("A moderator removed this message: advertising.");
  await carol.page.reload();
  await expect(carol.room.messages.log).toContainText("A moderator removed this message: advertising.");
});
