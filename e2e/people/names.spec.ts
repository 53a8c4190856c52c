import { expect, test } from "../fixtures/test";

test("a name that is taken is asked about at the door, at the field", async ({ alice, meeting, newcomer }) => {
  const other = await newcomer("Carol");
  await other.page.goto(meeting);
  await other.door.join("bób");
  await expect(other.door.name).toBeFocused();
  await expect(other.door.name).toHaveAccessibleDescription(/Somebody in this room is called bób already/);
  await expect(other.door.name).toHaveAttribute("aria-invalid", "true");
  await other.page.getByRole("button", { name: "Come in as bób (2)" }).click();
  await expect(other.room.composer.field).toBeVisible();
  await expect(alice.room.people.named("bób (2)")).toBeVisible();

  await other.page.reload();
  await expect(other.room.composer.field, "and the name is kept").toBeVisible();
  await expect(other.room.people.named("bób (2)")).toContainText("You");
});

test("moderators' names and the page's own words cannot be had", async ({ alice, meeting, newcomer }) => {
  const eve = await newcomer("Eve");
  await eve.page.goto(meeting);
  for (const [name, why] of [
    ["AIice", /A moderator of this room is called AIice, or nearly so/],
    ["Everyone", /Everyone is a word or a title of this page/],
    ["Gast", /Gast is a word or a title of this page/],
  ] as const) {
    await eve.door.join(name);
    await expect(eve.door.name).toHaveAccessibleDescription(why);
    await expect(eve.door.name).toBeFocused();
    await expect(eve.page.getByRole("button", { name: /^Come in as/ })).toHaveCount(0);
  }
  await eve.door.join("Eve");
  await expect(eve.room.composer.field).toBeVisible();
  await expect(alice.room.people.named("Eve")).toBeVisible();
});

test("a new name is told to the room, aloud too, and stands in the log", async ({ alice, bob, carol, meeting }) => {
  await bob.room.composer.say("Good morning");
  await expect(carol.room.messages.saying("Good morning")).toBeVisible();
  await bob.page.evaluate(() => localStorage.clear());
  await bob.page.goto(meeting);
  await bob.door.join("Robert");
  await expect(carol.room.messages.notice("Bob is now called Robert")).toBeVisible();
  await expect(carol.room.announcement).toContainText("Bob is now called Robert.");
  await expect(carol.room.messages.saying("Good morning")).toContainText("Robert");
  await alice.room.moderate.click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Bob is now called Robert");
});

test("groups with the same last part are told apart, and show who is in them", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["/Sales/Team", "/Legal/Team"]);
  await alice.panel.setGroups("Carol", ["/Legal/Team"]);
  await expect(bob.room.conversations.named("Sales/Team")).toBeVisible();
  await bob.room.openConversation("Legal/Team");
  await expect(bob.page.getByText("Only the group sees this · 2 here")).toBeVisible();
  await expect(bob.room.people.aside.getByRole("heading", { level: 3 })).toHaveText(["In this group", "Moderators"]);
  await expect(carol.room.conversations.named("Team")).toBeVisible();
});

test("on a phone a private conversation says who sees it, and not how many are in the room", async ({
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await bob.page.setViewportSize({ width: 390, height: 844 });
  await bob.room.showPeople.click();
  await bob.room.people.messagePrivately("Carol");
  const header = bob.page.getByRole("banner");
  await expect(header).toContainText("Only the two of you see this · Here now");
  await expect(header.getByRole("link", { name: /^People/ })).not.toContainText(/\d/);
  await carol.leaves();
  await expect(header).toContainText("Only the two of you see this · Not here");
});
