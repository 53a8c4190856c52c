import { expect, test } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

test.beforeEach(async ({ meeting, alice }) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
});

test("a new moderator gets the panel at once, and loses it at once", async ({ alice, bob }) => {
  await expect(bob.room.moderate).toHaveCount(0);
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  await alice.panel.personDialog.moderates.click();
  await alice.panel.personDialog.save.click();
  await expect(alice.panel.person("Bob")).toContainText("Moderator");

  await bob.room.moderate.click();
  await expect(bob.panel.chatSwitch).toBeEnabled();
  await bob.panel.opens("Log");
  await expect(bob.panel.log).toContainText("Alice made Bob a moderator");

  await alice.panel.change("Bob").click();
  await alice.panel.personDialog.moderates.click();
  await alice.panel.personDialog.save.click();
  await expect(bob.page.getByRole("heading", { name: "This page is for moderators" })).toBeVisible();
  await expect(bob.panel.log).toHaveCount(0);
  await bob.page.getByRole("main").getByRole("link", { name: "To the chat" }).click();
  await expect(bob.room.composer.field).toBeVisible();
  await expect(bob.room.moderate).toHaveCount(0);
});

test("a change of somebody's role and groups can be undone for a while", async ({ alice, bob }) => {
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  await alice.panel.personDialog.moderates.click();
  await alice.panel.personDialog.save.click();
  await expect(bob.room.moderate).toBeVisible();
  await undoInToast(alice.page).click();
  await expect(bob.room.moderate).toHaveCount(0);
  await alice.panel.setGroups("Bob", ["management"]);
  await expect(bob.room.conversations.all).toHaveCount(2);
  await undoInToast(alice.page).click();
  await expect(bob.room.conversations.all).toHaveCount(1);
});

test("a group that is given appears at once with what was said in it, and goes when it is taken", async ({
  alice,
  bob,
}) => {
  await alice.panel.setGroups("Alice", ["/OpenTalk/OU/Backend", "management"]);
  await alice.panel.toChat.click();
  await alice.room.openConversation("Backend");
  await alice.room.composer.say("Said before Bob came.");
  await expect(alice.room.messages.saying("Said before Bob came.")).toBeVisible();
  await expect(bob.room.conversations.all).toHaveCount(1);

  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["/OpenTalk/OU/Backend"]);
  await expect(alice.panel.person("Bob")).toContainText("/OpenTalk/OU/Backend");
  await bob.room.openConversation("Backend");
  await expect(bob.room.messages.saying("Said before Bob came.")).toBeVisible();
  await expect(bob.room.conversations.all).toHaveCount(2);
  await expect(bob.room.people.named("Bob")).toContainText("Backend");

  await alice.panel.change("Bob").click();
  await alice.panel.personDialog.dialog.getByRole("button", { name: "Take out /OpenTalk/OU/Backend" }).click();
  await alice.panel.personDialog.save.click();
  await expect(bob.page.getByText("Said before Bob came.")).toHaveCount(0);
  await expect(bob.room.messages.log).toContainText("You are not in the group /OpenTalk/OU/Backend any more");
  await bob.room.openConversation("Everyone");
  await expect(bob.room.conversations.all).toHaveCount(1);
});

test("the owner stays a moderator, and people are found by a part of their name", async ({ alice }) => {
  await alice.panel.opens("People");
  await alice.panel.change("Alice").click();
  await expect(alice.panel.personDialog.dialog).toContainText("The owner of the room is always a moderator.");
  await expect(alice.panel.personDialog.moderates).toHaveCount(0);
  await alice.page.keyboard.press("Escape");
  await alice.panel.find.fill("bo");
  await expect(alice.panel.person("Bob")).toBeVisible();
  await expect(alice.panel.person("Alice")).toHaveCount(0);
  await alice.panel.find.fill("Zoë");
  await expect(alice.page.getByText("Nobody is found for “Zoë”")).toBeVisible();
});

test("somebody who does not moderate finds no panel under its address", async ({ bob }) => {
  await bob.page.goto(`${bob.page.url().replace(/#.*/, "")}/moderate`);
  await expect(bob.page.getByRole("heading", { name: "This page is for moderators" })).toBeVisible();
});
