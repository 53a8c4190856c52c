import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";

test("a message waits for a moderator, who lets it through or does not, by keys alone", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { page, room, panel: moderation } = alice;
  await page.setViewportSize({ width: 1280, height: 900 });
  await room.moderate.click();
  await moderation.opens("Room");
  await page
    .getByRole("radiogroup", { name: "Messages that moderators see first" })
    .getByRole("radio", { name: "Everyone's" })
    .click();
  await expect(bob.page.getByText("Moderators see your message before everybody else does.")).toBeVisible();

  for (const text of ["The first", "The second", "The third"]) await bob.room.composer.say(text);
  const waits = bob.room.messages.log.getByRole("article").filter({ hasText: "Waits for a moderator." });
  await expect(waits).toHaveCount(3);
  await expect(carol.room.messages.saying("The first")).toHaveCount(0);
  // Its author thinks better of one.
  await waits.nth(2).getByRole("button", { name: "Take back" }).click();
  await expect(waits).toHaveCount(2);
  await expect(bob.room.composer.field).toBeFocused();

  await moderation.opens("To review");
  const queue = moderation.section("To review");
  await bob.room.composer.say("The fourth, in haste");
  await expect(queue).toHaveAccessibleName("To review, 3");
  await bob.room.composer.undo.click();
  await expect(waits).toHaveCount(2);
  await expect(bob.room.composer.field).toHaveValue("The fourth, in haste");
  await expect(queue).toHaveAccessibleName("To review, 2");
  await bob.room.composer.field.fill("");
  const cards = moderation.place.getByRole("article");
  await expect(cards).toHaveCount(2);
  await expect(cards.first()).toContainText("Held: moderators see it first");
  expect(await faultsOf(page)).toEqual([]);
  await cards.first().focus();
  await page.keyboard.press("a");
  await expect(carol.room.messages.saying("The first")).toBeVisible();
  await expect(bob.room.messages.saying("The first").locator("time")).toBeVisible();
  await expect(cards).toHaveCount(1);
  await expect(cards.first()).toBeFocused();

  // R opens the reasons with the focus on the heading: one key too many does nothing.
  await page.keyboard.press("r");
  const reasons = page.getByRole("dialog", { name: "Remove this message: why?" });
  await expect(reasons.getByRole("heading").locator(":focus")).toBeVisible();
  await page.keyboard.press("r");
  await page.keyboard.press("Enter");
  await expect(reasons).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(cards.first()).toBeFocused();
  await page.keyboard.press("r");
  await expect(reasons.getByRole("heading").locator(":focus")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(moderation.place).toContainText("Nothing waits for a moderator.");
  const rejected = bob.room.messages.log.getByRole("article").filter({ hasText: "Not shown." });
  await expect(rejected).toContainText("A moderator did not let it through: Advertising.");
  expect(await faultsOf(bob.page)).toEqual([]);
  await rejected.getByRole("button", { name: "Edit" }).click();
  await expect(bob.room.composer.field).toHaveValue("The second");
  await expect(rejected).toHaveCount(0);
  await expect(carol.room.messages.saying("The second")).toHaveCount(0);
});

test("a report reaches the moderators, and one who works on it sees that another was quicker", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await bob.room.composer.say("You are all fools");
  const said = carol.room.messages.saying("You are all fools");
  await said.click({ button: "right" });
  await carol.room.messageMenu.item("Report…").click();
  const dialog = carol.page.getByRole("dialog", { name: "Report this message" });
  await expect(dialog).toContainText("The moderators see this one message, and that you reported it.");
  expect(await faultsOf(carol.page)).toEqual([]);
  await dialog.getByRole("button", { name: "Report" }).click();
  await expect(carol.page.getByText("The moderators have your report.")).toBeVisible();
  await said.click({ button: "right" });
  await carol.room.messageMenu.item("Report…").click();
  await dialog.getByRole("button", { name: "Report" }).click();
  await expect(carol.page.getByText("You have reported this message already.")).toBeVisible();

  const { page, room, panel } = alice;
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(room.moderate).toHaveAccessibleName("Moderate, 1 waiting");
  await room.personMenu.chooses("Carol", "Make moderator");
  await room.moderate.click();
  await panel.opens("To review");
  const card = panel.place.getByRole("article");
  await expect(card).toContainText("1 report: Insult or threat");
  await expect(card).toContainText("Reported by Carol");
  await card.focus();

  // Carol moderates, too, and is quicker.
  await carol.room.moderate.click();
  await carol.panel.opens("To review");
  await carol.panel.place.getByRole("button", { name: "Remove…" }).click();
  await carol.page.getByRole("button", { name: "Insult or threat" }).click();
  await expect(bob.room.messages.log).toContainText("A moderator removed this message");
  await expect(carol.panel.place).toContainText("Nothing waits for a moderator.");
  await carol.page.getByRole("radio", { name: "Settled" }).click();
  await expect(carol.panel.place).toContainText("removed a reported message.");
});
