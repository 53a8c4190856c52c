import { test } from "../fixtures/network/bad-line";
import type { Person } from "../fixtures/person";
import { expect } from "../fixtures/test";

test.beforeEach(async ({ meeting, alice }) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
});

/** The text in the clipboard, to which a click leads only after a moment. */
const copied = ({ page }: Person) => page.evaluate(() => navigator.clipboard.readText());

for (const when of ["while one is connected", "while the connection is lost"] as const)
  test(`a group that is lost in the middle of a sentence, ${when}: Enter sends it to nobody`, async ({
    alice,
    bob,
    carol,
    line,
  }) => {
    await bob.room.openConversation("Backend");
    await bob.room.composer.field.pressSequentially("The password is ");
    if (when === "while the connection is lost") {
      line.breaks();
      await expect(bob.room.connection).toHaveText("Reconnecting…");
    }
    await alice.panel.takeOut("Bob", "Backend");
    line.heals();
    const notice = bob.page.getByRole("main").getByRole("alert");
    await expect(notice).toContainText("You are not in the group");
    await expect(bob.room.composer.field).toBeFocused();
    await bob.page.keyboard.type("swordfish");
    await bob.page.keyboard.press("Enter");
    await expect(bob.room.messages.of("Backend")).toBeVisible();
    await expect(bob.room.composer.field).toHaveValue("The password is ");
    await notice.getByRole("button", { name: "Copy the text" }).click();
    await expect.poll(() => copied(bob)).toBe("The password is ");

    await bob.room.openConversation("Everyone");
    await expect(bob.room.conversations.named("Backend")).toHaveCount(0);
    await expect(bob.room.composer.field).toHaveValue("");
    await bob.room.composer.say("Where were we?");
    for (const { room } of [bob, carol]) await expect(room.messages.all).toHaveText([/Where were we\?$/]);
    expect(carol.received).not.toContain("password");

    await alice.panel.setGroups("Bob", ["Backend"]);
    await bob.room.openConversation("Backend");
    await expect(bob.room.composer.field).toHaveValue("The password is ");
    await expect(notice).toHaveCount(0);
  });

test("a message to a group that is lost meanwhile fails in sight, over a reload too", async ({
  alice,
  bob,
  carol,
  line,
}) => {
  await bob.room.openConversation("Backend");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("For Backend only.");
  await bob.room.openConversation("Everyone");
  await alice.panel.takeOut("Bob", "Backend");
  line.heals();
  await expect(bob.room.connection).toBeEmpty();

  await expect(bob.room.conversations.named("Backend")).toContainText("Not sent.");
  await bob.room.openConversation("Backend");
  const refused = bob.room.messages.saying("For Backend only.");
  await expect(refused).toContainText("Not sent. You do not belong to this group any more.");
  await bob.page.reload();
  await expect(refused).toContainText("Not sent.");
  await refused.getByRole("button", { name: "Copy the text" }).click();
  await expect.poll(() => copied(bob)).toBe("For Backend only.");
  await refused.getByRole("button", { name: "Discard" }).click();
  await expect(refused).toHaveCount(0);
  await bob.room.openConversation("Everyone");
  await expect(bob.room.conversations.named("Backend")).toHaveCount(0);
  await carol.room.composer.say("Quiet today.");
  await expect(carol.room.messages.all).toHaveText([/Quiet today\.$/]);
  expect(carol.received).not.toContain("For Backend only.");
});

test("somebody who leaves while one writes to them: that is said, and they find it on coming back", async ({
  alice,
  bob,
  carol,
}) => {
  const room = carol.page.url();
  await bob.room.openPrivate("Carol");
  await bob.room.composer.field.pressSequentially("Carol, about ");
  await carol.page.goto("/");
  await expect(bob.room.composer.field).toHaveAccessibleDescription(/Carol.*, who is not here and reads it on coming/);
  await expect(bob.room.composer.field).toBeFocused();
  await bob.page.keyboard.type("tomorrow");
  await bob.page.keyboard.press("Enter");
  await expect(bob.room.messages.all).toHaveText([/Carol, about tomorrow$/]);
  await carol.page.goto(room);
  await carol.room.openConversation("Bob");
  await expect(carol.room.messages.all).toHaveText([/Carol, about tomorrow$/]);
  expect(alice.received).not.toContain("about tomorrow");
});

test("a private message written without a connection reaches the person it is for, and nobody else", async ({
  alice,
  bob,
  carol,
  line,
}) => {
  await bob.room.openPrivate("Carol");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Only for you.");
  const room = carol.page.url();
  await carol.page.goto("/");
  await bob.room.openConversation("Everyone");
  await bob.room.composer.say("For everyone.");
  line.heals();
  await expect(bob.room.messages.all).toHaveText([/For everyone\.$/]);
  await carol.page.goto(room);
  await carol.room.openConversation("Bob");
  await expect(carol.room.messages.all).toHaveText([/Only for you\.$/]);
  await expect.poll(() => alice.received).toContain("For everyone.");
  expect(alice.received).not.toContain("Only for you.");
});
