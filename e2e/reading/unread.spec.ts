import { Line } from "../fixtures/network/line";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("unread messages are counted, over a reload too, and marked where they begin", async ({ alice, bob, carol }) => {
  await alice.room.composer.say("Bob has read this.");
  await expect(bob.room.messages.saying("Bob has read this.")).toBeVisible();
  await bob.room.openPrivate("Carol");
  await alice.room.composer.say("First of three");
  await alice.room.composer.say("Second of three");
  await carol.room.composer.say("Third of three");

  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("3 unread");
  await expect(bob.page).toHaveTitle("(3) Quarterly planning · Parley");
  await bob.page.reload();
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("3 unread");

  await bob.room.openConversation("Everyone");
  await expect(bob.room.messages.newLine).toBeVisible();
  await expect(bob.room.messages.log).toHaveText(
    /Bob has read this\.New.*First of three.*Second of three.*Third of three$/,
  );
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveCount(0);
  await expect(bob.page).toHaveTitle("Quarterly planning · Parley");

  await bob.page.reload();
  await expect(bob.room.messages.saying("Third of three")).toBeVisible();
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveCount(0);
  await expect(bob.room.messages.newLine).toHaveCount(0);
});

test("people who were away see the New line where they stopped reading", async ({ alice, bob, carol }) => {
  await alice.room.composer.say("Before the break.");
  await expect(bob.room.messages.saying("Before the break.")).toBeVisible();
  const room = bob.page.url();
  // While Bob is here: who is away is not among the people.
  await carol.room.openPrivate("Bob");
  await bob.page.goto("/");
  await alice.room.composer.say("During the break.");
  await carol.room.composer.say("Where are you?");
  await expect(carol.room.conversations.named("Everyone")).toContainText("During the break.");
  await expect(carol.room.conversations.named("Bob")).toContainText("Where are you?");

  await bob.page.goto(room);
  await expect(bob.room.messages.log).toHaveText(/Before the break\.New.*During the break\.$/);
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");
  await bob.room.openConversation("Carol");
  await expect(bob.room.messages.log).toHaveText(/TodayNew.*Where are you\?$/);
});

test("messages read without a connection are read, though the page goes before the server hears of it", async ({
  alice,
  bob,
}) => {
  const line = await Line.of(bob.page);
  await bob.page.reload();
  const room = bob.page.url();
  await bob.room.openPrivate("Alice");
  await alice.room.composer.say("Read in a tunnel.");
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("1 unread");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.openConversation("Everyone");
  await expect(bob.room.messages.newLine).toBeVisible();
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveCount(0);
  await bob.page.goto("about:blank");
  line.heals();

  await bob.page.goto(room);
  await expect(bob.room.messages.saying("Read in a tunnel.")).toBeVisible();
  await expect(bob.room.messages.newLine).toHaveCount(0);
  // By then the server knows, for other browsers too.
  await expect
    .poll(() => bob.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("parley.seen."))))
    .toEqual([]);
  await bob.page.reload();
  await expect(bob.room.messages.saying("Read in a tunnel.")).toBeVisible();
  await expect(bob.room.messages.newLine).toHaveCount(0);
});

test("messages read in a tab are read in the other", async ({ alice, bob }) => {
  const elsewhere = await bob.elsewhere();
  await elsewhere.page.goto(bob.page.url());
  await bob.room.openPrivate("Alice");
  await elsewhere.room.openPrivate("Alice");
  await alice.room.composer.say("Read me once.");
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("1 unread");
  await expect(elsewhere.room.conversations.unreadIn("Everyone")).toHaveText("1 unread");
  await elsewhere.room.openConversation("Everyone");
  await expect(elsewhere.room.messages.saying("Read me once.")).toBeVisible();
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveCount(0);
});

test("a long absence counts as 99+", async ({ bob, server, meeting }) => {
  await bob.room.openPrivate("Alice");
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await dora.saysAll(Array.from({ length: 101 }, (_, index) => `Line ${index + 1}`));
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("101 unread");
  await expect(bob.room.conversations.named("Everyone").getByText("99+", { exact: true })).toBeVisible();
  await dora.leaves();
});
