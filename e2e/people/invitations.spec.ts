import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test("an invitation that nobody knows says so", async ({ bob }) => {
  await bob.page.goto("/join/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(bob.door.heading).toHaveText("This invitation is not known");
  await expect(bob.door.refusal).toContainText("Ask whoever sent it");
  await bob.door.home.click();
  await expect(bob.home.startButton).toBeVisible();
});

test("a room without an invitation is not open", async ({ alice, bob }) => {
  await alice.startsRoom("Quarterly planning");
  await bob.page.goto(alice.page.url());
  await expect(bob.door.heading).toHaveText("This room is not open to you");
  await bob.page.goto("/rooms/70077007-0000-4000-8000-000000000000");
  await expect(bob.door.heading).toHaveText("This room is not open to you");
});

test("an invitation for one lets one in, and says to the next that it is used up", async ({ alice, bob, newcomer }) => {
  await alice.startsRoom("Quarterly planning");
  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  const { invitationDialog } = alice.panel;
  await invitationDialog.groups.fill("Backend");
  await invitationDialog.groups.press("Enter");
  await invitationDialog.uses.fill("1");
  await invitationDialog.make.click();
  const link = await invitationDialog.link.inputValue();
  await invitationDialog.done.click();

  await bob.joins(link);
  await expect(bob.room.conversations.named("Backend")).toBeVisible();
  const carol = await newcomer("Carol");
  await carol.page.goto(link);
  await expect(carol.door.heading).toHaveText("This invitation has been used up");

  await bob.page.goto("/");
  await bob.page.goto(link);
  await expect(bob.room.composer.field).toBeVisible();
});

test("a revoked invitation lets nobody in any more, and puts nobody out", async ({ alice, bob, newcomer }) => {
  const link = await alice.startsRoom("Quarterly planning");
  await bob.joins(link);
  const carol = await newcomer("Carol");
  await carol.page.goto(link);
  await expect(carol.door.joinButton).toBeVisible();

  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.revoke("User").click();
  await expect(alice.panel.question).toContainText("People who came by it stay.");
  await alice.panel.question.getByRole("button", { name: "Revoke" }).click();
  await expect(alice.panel.revoke("User")).toHaveCount(0);

  await carol.door.join("Carol");
  await expect(carol.door.heading).toHaveText("This invitation was revoked");
  await carol.page.reload();
  await carol.page.goto(link);
  await expect(carol.door.heading).toHaveText("This invitation was revoked");

  await bob.room.composer.say("I am still here.");
  await bob.page.reload();
  // Until its receipt, a message that was under way stands beside itself in the history.
  await expect(bob.room.messages.saying("I am still here.")).toHaveCount(1);

  await alice.page.getByRole("link", { name: "To the chat" }).click();
  expect(await alice.room.copyInvitation()).not.toBe(link);
  await expect(alice.room.toast).toHaveText("New invitation made. Link copied");
});

test("an invitation that has expired says so", async ({ alice, bob, server }) => {
  const link = await alice.startsRoom("Quarterly planning");
  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  await alice.panel.invitationDialog.role.selectOption("Moderator");
  await alice.panel.invitationDialog.make.click();
  const moderators = await alice.panel.invitationDialog.link.inputValue();

  const dora = await Speaker.at(server);
  await dora.joins(moderators, "Dora");
  const short = await dora.invites({ role: "guest", expires_at: new Date(Date.now() + 5_000).toISOString() });
  await expect(async () => {
    await bob.page.goto(short);
    await expect(bob.door.heading).toHaveText("This invitation has expired", { timeout: 1_000 });
  }).toPass();
  await dora.leaves();
  await bob.joins(link);
});

test("a guest is called one", async ({ alice, gustav }) => {
  await alice.startsRoom("Quarterly planning");
  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  await alice.panel.invitationDialog.role.selectOption("Guest");
  await alice.panel.invitationDialog.make.click();
  const link = await alice.panel.invitationDialog.link.inputValue();
  await alice.panel.invitationDialog.done.click();
  await gustav.page.goto(link);
  await expect(gustav.page.getByText("You join as a guest.")).toBeVisible();
  await gustav.door.join("Gustav");
  await expect(gustav.room.people.named("Gustav")).toContainText("Guest");
  await alice.panel.opens("People");
  await expect(alice.panel.person("Gustav")).toContainText("Guest");
});

test("an invitation has a label, the dialog says which one goes, and the log tells of both", async ({ alice, bob }) => {
  await alice.startsRoom("Quarterly planning");
  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  const { invitationDialog } = alice.panel;
  await invitationDialog.label.fill("The press");
  await invitationDialog.role.selectOption("Guest");
  await invitationDialog.groups.fill("press");
  await invitationDialog.make.click();
  const link = await invitationDialog.link.inputValue();
  await invitationDialog.done.click();
  await expect(alice.panel.invitation("The press")).toContainText("Alice");
  // A room comes with two invitations, for users and for guests.
  await expect(alice.page.getByRole("cell", { name: "With the room" })).toHaveCount(2);
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice made the invitation “The press”: Guest, press");

  await alice.panel.opens("Invitations");
  await alice.panel.revoke("The press").click();
  for (const what of ["The press", "Guest", "press", /Made by Alice, \d/])
    await expect(alice.panel.question).toContainText(what);
  await alice.panel.question.getByRole("button", { name: "Revoke" }).click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice revoked the invitation “The press”: Guest, press");
  await bob.page.goto(link);
  await expect(bob.door.heading).toHaveText("This invitation was revoked");
});

test("a group's name that holds what nobody sees is marked at its field", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  await alice.room.moderate.click();
  await alice.panel.opens("Invitations");
  await alice.panel.newInvitation.click();
  const { invitationDialog } = alice.panel;
  await invitationDialog.groups.fill("Sales\u202emaeT");
  await invitationDialog.make.click();
  await expect(invitationDialog.groups).toBeFocused();
  await expect(invitationDialog.groups).toHaveAccessibleDescription(/characters that can be seen/);
  await invitationDialog.groups.fill("Sales");
  await invitationDialog.make.click();
  await expect(invitationDialog.link).toBeVisible();
});
