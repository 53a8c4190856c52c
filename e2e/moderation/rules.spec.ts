import { expect, test } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

test("a moderator's choice works at once, is said before one writes, and keeps the draft", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { composer } = bob.room;
  await composer.field.fill("My draft");
  await alice.room.moderate.click();
  const { page } = alice;
  const choice = (rule: string, option: string) =>
    page.getByRole("radiogroup", { name: rule }).getByRole("radio", { name: option, exact: true });
  await choice("Writing to everyone", "Moderators").click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await expect(choice("Writing to everyone", "Moderators")).toBeChecked();
  const locked = bob.page.getByText("Only moderators write to everyone now.");
  await expect(locked).toBeVisible();
  await expect(composer.field).toHaveValue("My draft");
  await expect(composer.sendButton).toHaveAttribute("aria-disabled", "true");
  await expect(composer.sendButton).toHaveAccessibleDescription(/^Only moderators write to everyone now\./);
  await composer.field.press("Enter");
  await expect(composer.field).toHaveValue("My draft");

  await undoInToast(page).click();
  await expect(locked).toHaveCount(0);
  await expect(choice("Writing to everyone", "Everyone")).toBeChecked();
  await choice("Slow mode", "10 sec").click();
  await expect(bob.page.getByText("Slow mode: one message in 10 seconds.")).toBeVisible();
  await composer.field.press("Enter");
  await expect(bob.room.messages.saying("My draft").locator("time")).toBeVisible();
  await composer.field.fill("And another");
  await expect(composer.sendButton).toHaveAttribute("aria-disabled", "true");
  await expect(composer.sendButton).toHaveAccessibleDescription(/^Possible in \d+ seconds?\.$/);
  await composer.field.press("Enter");
  await expect(composer.field).toHaveValue("And another");
  await expect(composer.sendButton).not.toHaveAttribute("aria-disabled", "true", { timeout: 15_000 });
  await composer.field.press("Enter");
  await expect(bob.room.messages.saying("And another").locator("time")).toBeVisible();
});

test("what the rules take away is not offered, and a blocked word comes back to be changed", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { composer, messages, messageMenu } = bob.room;
  await composer.say("Hello");
  await expect(messages.saying("Hello").locator("time")).toBeVisible();
  await alice.room.moderate.click();
  const { page } = alice;
  const choice = (rule: string, option: string) =>
    page.getByRole("radiogroup", { name: rule }).getByRole("radio", { name: option, exact: true });
  await page.getByRole("switch", { name: "Reactions" }).click();
  await choice("Editing own messages", "Never").click();
  await choice("Removing own messages", "Never").click();
  await page.getByRole("textbox", { name: "Blocked words" }).fill("casino*");
  await page.getByRole("textbox", { name: "Blocked words" }).press("Enter");
  await expect(page.getByRole("list", { name: "Blocked words" }).getByRole("listitem")).toHaveText(["casino*"]);
  await expect(bob.page.getByText("Messages cannot be edited here.")).toBeVisible();
  await messages.saying("Hello").hover();
  await expect(messageMenu.inBar(messages.saying("Hello"), "More")).toBeVisible();
  for (const name of ["React", "Edit"]) await expect(messageMenu.inBar(messages.saying("Hello"), name)).toHaveCount(0);
  await composer.say("To the casinos");
  await expect(bob.page.getByText(/Something in it is not allowed in this room/)).toBeVisible();
  await bob.page.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(composer.field).toHaveValue("To the casinos");
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice set “Reactions” to “Off” · before: “On”");
  await expect(alice.panel.log).toContainText("Alice changed the blocked words");
});

test("the composer says before one writes what else the rules give and take", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { composer } = bob.room;
  const locked = "The room is locked: nobody new can come in.";
  await composer.field.fill("Hello @everyone");
  await expect(bob.page.getByText("You cannot mention @everyone here: it stays plain text.")).toBeVisible();
  await alice.room.moderate.click();
  for (const rule of ["Reactions", "Showing who is typing", "Locked room"]) {
    const given = alice.page.getByRole("switch", { name: rule });
    const before = await given.isChecked();
    await given.click();
    await expect(given).toBeChecked({ checked: !before });
  }
  await alice.page
    .getByRole("radiogroup", { name: "Mentioning everyone with @everyone" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await expect(composer.field).toHaveAccessibleDescription(
    /You can mention everyone\. Reactions are switched off here\. Nobody sees that you are typing\./,
  );
  await expect(bob.page.getByText("You cannot mention")).toHaveCount(0);
  await expect(bob.page.getByText(locked)).toHaveCount(0);
  await expect(alice.room.composer.field).toHaveAccessibleDescription(new RegExp(locked));
  await alice.page.getByRole("button", { name: "Copy invitation" }).click();
  await expect(alice.page.getByText("The link is copied. The room is locked", { exact: false })).toBeVisible();
});

test("a locked room says so in place of the form", async ({ alice, meeting, newcomer }) => {
  await alice.room.moderate.click();
  const lock = alice.page.getByRole("switch", { name: "Locked room" });
  await lock.click();
  await expect(alice.page.getByRole("status").filter({ hasText: /^Saved/ })).toBeVisible();
  await expect(lock).toBeChecked();
  const dave = await newcomer("Dave");
  await dave.page.goto(meeting);
  await dave.page.getByRole("textbox").first().fill("Dave");
  await dave.page.getByRole("textbox").first().press("Enter");
  await expect(dave.page.getByRole("heading", { name: "This room is locked" })).toBeVisible();
});
