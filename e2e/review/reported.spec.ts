import { faultsOf } from "../fixtures/page/audit";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

async function reports({ page, room }: Person, text: string): Promise<void> {
  await room.messages.saying(text).click({ button: "right" });
  await room.messageMenu.item("Report…").click();
  await page.getByRole("dialog", { name: "Report this message" }).getByRole("button", { name: "Report" }).click();
  await expect(page.getByText("The moderators have your report.")).toBeVisible();
}

async function opensTheQueue({ page, room, panel }: Person): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await room.moderate.click();
  await panel.opens("To review");
}

async function insultIsReported(author: Person, reporter: Person): Promise<void> {
  await author.room.composer.say("You are all fools");
  await reports(reporter, "You are all fools");
}

test("a card leads to its message in the chat, beside the panel and in its place, but to none out of sight", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await insultIsReported(bob, carol);
  await bob.room.openPrivate("Carol");
  await bob.room.composer.say("You too");
  await carol.room.openConversation("Bob");
  await reports(carol, "You too");

  const { page, room, panel } = alice;
  await opensTheQueue(alice);
  const card = panel.place.getByRole("article").filter({ hasText: "You are all fools" });
  const unseen = panel.place.getByRole("article").filter({ hasText: "You too" });
  await expect(unseen).toContainText("You are not in this conversation.");
  await expect(unseen.getByRole("link")).toHaveCount(0);
  const said = room.messages.saying("You are all fools");
  const way = card.getByRole("link", { name: "Show in the chat" });
  await way.click();
  await expect(said).toBeFocused();
  await expect(card).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.setViewportSize({ width: 800, height: 900 });
  await expect(said).toBeHidden();
  await way.click();
  await expect(panel.place).toHaveCount(0);
  await expect(said).toBeFocused();
  await page.goBack();
  await expect(card).toBeVisible();

  await card.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("radio", { name: "Settled" }).click();
  await expect(panel.place).toContainText("Alice kept a reported message.");
  await panel.place.getByRole("link", { name: "Show in the chat" }).click();
  await expect(said).toBeFocused();
});

test("a moderator mutes the author of a reported message for the time that they choose", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await insultIsReported(bob, carol);
  const { page, panel } = alice;
  await opensTheQueue(alice);
  const card = panel.place.getByRole("article");
  const entry = (name: string) => page.getByRole("menuitem", { name });
  await card.focus();
  await page.keyboard.press("m");
  await expect(entry("10 minutes")).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(card).toBeFocused();
  await expect(bob.room.composer.muted).toHaveCount(0);

  await card.getByRole("button", { name: "Mute author" }).click();
  await entry("With a reason…").click();
  const window = page.getByRole("dialog", { name: "Mute Bob?" });
  await window.getByRole("button", { name: "Cancel" }).click();
  await expect(card).toBeVisible();

  await card.focus();
  await page.keyboard.press("m");
  await page.keyboard.press("u");
  await expect(entry("Until unmuted")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Bob is muted until somebody lifts it.")).toBeVisible();
  await expect(panel.place).toContainText("Nothing waits for a moderator.");
  await expect(bob.room.composer.muted).toBeVisible();
  await page.getByRole("radio", { name: "Settled" }).click();
  await expect(panel.place).toContainText("Alice muted the author of a reported message.");
});

test("a moderator bans the author of a reported message from its card", async ({ alice, bob, carol, meeting }) => {
  expect(meeting).toContain("/join/");
  await insultIsReported(bob, carol);
  const { page, panel } = alice;
  await opensTheQueue(alice);
  const card = panel.place.getByRole("article");
  await card.focus();
  await page.keyboard.press("b");
  const question = page.getByRole("alertdialog", { name: "Ban Bob?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(card).toBeFocused();

  await card.getByRole("button", { name: "Ban author…" }).click();
  expect(await faultsOf(page)).toEqual([]);
  await question.getByRole("button", { name: "Ban", exact: true }).click();
  await expect(panel.place).toContainText("Nothing waits for a moderator.");
  await expect(bob.page.getByRole("heading", { name: /banned/ })).toBeVisible();
  await page.getByRole("radio", { name: "Settled" }).click();
  await expect(panel.place).toContainText("Alice banned the author of a reported message.");
});
