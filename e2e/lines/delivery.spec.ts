import { expect, test } from "../fixtures/test";

test.describe("three people in a room", () => {
  test.beforeEach(({ meeting }) => {
    expect(meeting).toContain("/join/");
  });

  test("all read what one says to everyone", async ({ alice, bob, carol }) => {
    await alice.room.composer.say("Good morning, everyone.");
    await expect(bob.room.messages.saying("Good morning")).toBeVisible();
    await bob.room.composer.say("Morning! The deploy is green.");

    for (const { room } of [alice, bob, carol])
      await expect(room.messages.all).toHaveText([/Good morning, everyone\.$/, /Morning! The deploy is green\.$/]);
    await expect(carol.room.messages.saying("Good morning")).toContainText("Alice");
    await expect(carol.room.messages.saying("Good morning")).toContainText("Moderator");
    await expect(carol.room.messages.saying("Morning!")).toContainText("Bob");
    await expect(bob.room.messages.saying("Morning!")).toContainText("You");
  });

  test("a private message reaches the one it is for, and no moderator", async ({ alice, bob, carol }) => {
    await bob.room.openPrivate("Carol");
    await expect(bob.room.composer.field).toHaveAccessibleDescription(
      /Privately to .*Carol.*\. Nobody else sees this\./,
    );
    await bob.room.composer.say("Can you take the second half?");

    await expect(carol.room.conversations.unreadIn("Bob")).toHaveText("1 unread");
    await carol.room.openConversation("Bob");
    await expect(carol.room.messages.saying("Can you take the second half?")).toContainText("Bob");
    await carol.room.composer.say("Gladly.");
    await expect(bob.room.messages.saying("Gladly.")).toContainText("Carol");

    await carol.room.openConversation("Everyone");
    await carol.room.composer.say("I take the second half.");
    await expect(alice.room.messages.saying("I take the second half.")).toBeVisible();
    expect(alice.received).toContain("I take the second half.");
    expect(alice.received).not.toContain("Can you take");
    expect(alice.received).not.toContain("Gladly.");
    await expect(alice.room.conversations.all).toHaveText([/^Everyone/, /^Moderators/]);
  });

  test("a group's message reaches its members and nobody else", async ({ alice, bob, carol }) => {
    await alice.room.moderate.click();
    await alice.panel.setGroups("Alice", ["Backend"]);
    await alice.panel.setGroups("Bob", ["Backend"]);
    await alice.panel.toChat.click();

    await bob.room.openConversation("Backend");
    await expect(bob.room.composer.field).toHaveAccessibleDescription(/To the group .*Backend.*Only its members/);
    await bob.room.composer.say("The migration runs at nine.");
    await expect(alice.room.conversations.unreadIn("Backend")).toHaveText("1 unread");
    await alice.room.openConversation("Backend");
    await expect(alice.room.messages.saying("The migration runs at nine.")).toContainText("Bob");

    await alice.room.openConversation("Everyone");
    await alice.room.composer.say("Back at half past nine.");
    await expect(carol.room.messages.saying("Back at half past nine.")).toBeVisible();
    expect(carol.received).toContain("Back at half past nine.");
    expect(carol.received).not.toContain("The migration");
    await expect(carol.room.conversations.all).toHaveCount(1);
  });

  test("a second tab is the same person, and has the same private messages", async ({ bob, carol }) => {
    const elsewhere = await bob.elsewhere();
    await elsewhere.page.goto(bob.page.url());
    await bob.room.openPrivate("Carol");
    await bob.room.composer.say("From my first tab.");
    await elsewhere.room.openConversation("Carol");
    await expect(elsewhere.room.messages.saying("From my first tab.")).toContainText("You");
    await elsewhere.room.composer.say("From my second.");
    await expect(bob.room.messages.saying("From my second.")).toContainText("You");
    await carol.room.openConversation("Bob");
    await expect(carol.room.messages.all).toHaveText([/From my first tab\.$/, /From my second\.$/]);
    await expect(carol.room.people.all).toHaveText([/Alice/, /Bob/, /Carol/]);
  });

  test("somebody who leaves is here no longer, and finds what was written meanwhile", async ({
    alice,
    bob,
    carol,
    meeting,
  }) => {
    await carol.room.composer.say("I have to go.");
    await expect(alice.room.messages.saying("I have to go.")).toBeVisible();
    await carol.page.goto("/");
    await expect(alice.room.messages.notice("Carol left")).toBeVisible();
    await expect(alice.room.people.named("Carol")).toHaveCount(0);
    await bob.room.composer.say("Carol had to go.");
    await carol.home.knownRoom("Quarterly planning").click();
    await expect(carol.room.messages.saying("Carol had to go.")).toBeVisible();
    await expect(alice.room.people.named("Carol")).toBeVisible();
    // Somebody who is back within minutes was not gone.
    await expect(alice.room.messages.notice("Carol left")).toHaveCount(0);
    await carol.page.goto(meeting);
    await expect(carol.room.messages.saying("Carol had to go.")).toBeVisible();
  });
});
