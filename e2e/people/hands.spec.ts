import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";
import { toastOf } from "../screens/toast";

test("hands stand first in their order, outlive a reload, and are lowered by moderators", async ({
  meeting,
  alice,
  bob,
  carol,
}) => {
  expect(meeting).toContain("/join/");
  await carol.room.hand.raise.click();
  await expect(carol.room.hand.lower).toBeVisible();
  await expect(carol.room.hand.place).toHaveText("Your hand is up, at place 1");
  await expect(bob.room.people.named("Carol")).toContainText("hand is up");
  await bob.room.people.search.press("Escape");
  await bob.room.heading.click();
  await bob.page.keyboard.press("h");
  await expect(bob.room.hand.place).toHaveText("Your hand is up, at place 2");
  for (const it of [alice, bob, carol]) {
    await expect(it.room.people.aside.getByRole("heading", { name: "Hands up" })).toBeVisible();
    await expect(it.room.people.all).toHaveText([/Carol/, /Bob/, /Alice/]);
  }
  expect(await faultsOf(alice.page)).toEqual([]);

  await carol.page.reload();
  await expect(carol.room.hand.place).toHaveText("Your hand is up, at place 1");
  await expect(alice.room.people.all.first()).toContainText("Carol");

  await alice.room.personMenu.chooses("Carol", "Lower their hand");
  await expect(toastOf(alice.page)).toContainText("The hand of Carol is lowered.");
  await expect(toastOf(carol.page)).toContainText("A moderator has lowered your hand.");
  await expect(carol.room.hand.raise).toBeVisible();
  await expect(bob.room.hand.place).toHaveText("Your hand is up, at place 1");
  await expect(bob.room.people.aside.getByRole("button", { name: "Lower all" })).toHaveCount(0);
  await alice.room.people.aside.getByRole("button", { name: "Lower all" }).click();
  await expect(bob.room.hand.raise).toBeVisible();
  await expect(alice.room.people.aside.getByRole("heading", { name: "Hands up" })).toHaveCount(0);

  await bob.room.hand.raise.click();
  await alice.room.moderate.click();
  await alice.page.getByRole("switch", { name: "Raising hands" }).click();
  await expect(toastOf(bob.page)).toContainText("The moderators have switched hands off. Yours is down.");
  for (const it of [bob, carol]) await expect(it.room.hand.raise.or(it.room.hand.lower)).toHaveCount(0);
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice switched hands off");
  await expect(alice.panel.log).toContainText("Alice lowered the hand of Bob");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("a hand is raised beside the messages, and stands first among the people", async ({ meeting, alice, bob }) => {
    expect(meeting).toContain("/join/");
    await bob.room.hand.raise.tap();
    await expect(bob.room.hand.lower).toBeVisible();
    await alice.room.showPeople.tap();
    await expect(alice.room.people.all.first()).toContainText("Bob");
    await bob.room.hand.lower.tap();
    await expect(alice.room.people.all.first()).toContainText("Alice");
    expect(await faultsOf(bob.page)).toEqual([]);
  });
});

test("the panel has the hands first, in their order, and lowers all of them", async ({
  meeting,
  alice,
  bob,
  carol,
}) => {
  expect(meeting).toContain("/join/");
  await carol.room.hand.raise.click();
  await expect(carol.room.hand.place).toHaveText("Your hand is up, at place 1");
  await bob.room.hand.raise.click();
  await expect(bob.room.hand.place).toHaveText("Your hand is up, at place 2");
  const { page, panel, room } = alice;
  await room.moderate.click();
  await panel.opens("People");
  const rows = panel.place.getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveText([/Carol.*hand is up, at place 1/, /Bob.*hand is up, at place 2/, /Alice/]);
  await expect(panel.place).toContainText("2 hands are up");
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 800 });
  const [change, menu] = [panel.change("Bob"), rows.nth(1).getByRole("button", { name: /^What to do/ })];
  const [one, other] = [await change.boundingBox(), await menu.boundingBox()];
  expect(one?.y).toBe(other?.y);
  await panel.place.getByRole("button", { name: "Lower all" }).click();
  await expect(bob.room.hand.raise).toBeVisible();
  await expect(rows.first()).toHaveText(/Alice/);
});
