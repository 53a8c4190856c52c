import { Line } from "../fixtures/network/line";
import { faultsOf } from "../fixtures/page/audit";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

test.slow();

/** Looks at a state of a screen as axe does. */
function look(at: string, { page }: Person): Promise<void> {
  return test.step(at, async () => expect.soft(await faultsOf(page), at).toEqual([]));
}

test("axe finds nothing before a room", async ({ alice, bob }) => {
  await alice.page.goto("/");
  await alice.home.title.waitFor();
  await look("the start page", alice);
  await alice.home.startButton.click();
  await expect(alice.home.title).toBeFocused();
  await alice.home.invitation.fill("hello");
  await alice.home.openInvitation.click();
  await expect(alice.home.invitation).toBeFocused();
  await look("the start page, filled in wrongly", alice);
  const invitation = await alice.startsRoom("Quarterly planning");
  await alice.page.goto("/");
  await expect(alice.home.knownRoom("Quarterly planning")).toBeVisible();
  await look("the start page of somebody who has been in a room", alice);

  await bob.page.goto(invitation);
  await bob.door.joinButton.click();
  await expect(bob.door.name).toBeFocused();
  await look("the door, without a name", bob);
  await bob.page.goto("/join/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(bob.door.refusal).toBeVisible();
  await look("a door that stays shut", bob);
  await bob.page.goto("/nowhere");
  await expect(bob.page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await look("a page that does not exist", bob);
  bob.complaints.forgives(/nowhere|404/);
});

test("axe finds nothing in a room", async ({ alice, bob, carol, meeting, server }) => {
  expect(meeting).toContain("/join/");
  await look("an empty room", alice);
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  await carol.room.openPrivate("Bob");
  await alice.panel.toChat.click();
  await alice.room.composer.say("Good morning! The plan: https://example.org/plan");
  await bob.room.composer.say("Morning.\n\nconst a = 1;\nשלום לכולם 👋");
  await expect(carol.room.conversations.unreadIn("Everyone")).toHaveText("2 unread");
  await carol.room.composer.say("Only the two of us.");
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");
  await look("messages, a group, an unread private message", bob);
  await look("a private conversation, with unread messages elsewhere", carol);
  await carol.room.openConversation("Everyone");
  await expect(carol.room.messages.newLine).toBeVisible();
  await carol.room.composer.field.fill("x".repeat(4_200));
  await look("the New line, and a message that is too long", carol);
  await bob.room.openConversation("Backend");
  await look("a group in which nothing has been said", bob);
  await bob.room.people.search.fill("nobody of this name");
  await look("a search for somebody who is not here", bob);

  await bob.page.setViewportSize({ width: 390, height: 844 });
  await bob.room.backToConversations.click();
  await look("the conversations, on a phone in front", bob);
  await bob.room.openConversation("Everyone");
  await bob.room.showPeople.click();
  await bob.room.people.search.clear();
  await look("the people, on a phone in front", bob);
  await bob.page.setViewportSize({ width: 1280, height: 720 });

  await alice.room.composer.emojiButton.click();
  await expect(alice.page.getByRole("searchbox", { name: "Find an emoji" })).toBeVisible();
  await expect(alice.page.getByRole("gridcell").first()).toBeVisible();
  await look("the choice of emoji", alice);
  await alice.page.keyboard.press("Escape");
  await alice.room.moderate.click();
  await alice.panel.chatSwitch.click();
  await expect(carol.room.composer.switchedOff).toBeVisible();
  await look("a chat that is switched off", carol);

  await server.isKilled();
  await expect(carol.room.connection).toHaveText("Reconnecting…");
  await look("a room without its server", carol);
  await look("a panel without its server", alice);
  await server.startsAgain();
});

test("axe finds nothing where something could not be sent, or a group is lost", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  const line = await Line.of(bob.page);
  await bob.page.reload();
  await bob.room.openConversation("Backend");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Said on a train.");
  const message = bob.room.messages.saying("Said on a train.");
  await expect(message).toContainText("Waiting for the connection…");
  await look("a message that waits for the connection", bob);
  await bob.page.reload();
  await expect(bob.page.getByText("1 message is kept in this browser")).toBeVisible();
  await look("a door without a server, and a message that is kept", bob);

  line.heals();
  await expect(message).toBeVisible();
  await expect(message).not.toContainText("Waiting");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Too late.");
  await bob.room.composer.field.fill("And what I was just");
  await alice.panel.takeOut("Bob", "Backend");
  line.heals();
  await expect(bob.room.messages.saying("Too late.")).toContainText("Not sent.");
  await expect(bob.page.getByRole("main").getByRole("alert")).toContainText("You are not in the group");
  await look("a lost group, a text for it, and a message that was not sent", bob);
  await bob.room.openConversation("Everyone");
  await expect(bob.room.conversations.named("Backend")).toContainText("Not sent.");
  await look("a conversation in which a message was not sent", bob);
});

test("axe finds nothing on the moderators' panel", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["/OpenTalk/OU/Backend", "management"]);
  await alice.panel.opens("Room");
  await alice.panel.chatSwitch.click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice switched the chat off");
  await look("the panel", alice);

  await alice.panel.opens("Keep");
  await alice.panel.clearButton.click();
  await look("the question before clearing", alice);
  await alice.page.keyboard.press("Escape");
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  await look("somebody who is to be changed", alice);
  await alice.page.keyboard.press("Escape");
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  await alice.panel.invitationDialog.role.selectOption("Moderator");
  await alice.panel.invitationDialog.uses.fill("some");
  await alice.panel.invitationDialog.make.click();
  await look("an invitation that is filled in wrongly", alice);
  await alice.panel.invitationDialog.uses.fill("5");
  await alice.panel.invitationDialog.make.click();
  await expect(alice.panel.invitationDialog.link).toBeVisible();
  await look("an invitation that is ready", alice);
  await alice.panel.invitationDialog.done.click();
  await alice.panel.revoke("User").click();
  await look("the question before revoking", alice);
  await alice.panel.question.getByRole("button", { name: "Revoke" }).click();
  await alice.page.getByText("1 that is over").click();
  await look("an invitation that is over", alice);

  await bob.page.goto(`${bob.page.url().replace(/#.*/, "")}/moderate`);
  await expect(bob.page.getByRole("heading", { name: "This page is for moderators" })).toBeVisible();
  await look("the panel's page of who is no moderator", bob);
});
