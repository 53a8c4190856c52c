import { Line } from "../fixtures/network/line";
import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";
import { toastOf } from "../screens/toast";

test("settings work at once, in another tab too, and are there before the first paint of the next page", async ({
  alice,
  bob,
  meeting,
}) => {
  test.slow();
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  const two = await alice.elsewhere();
  await two.page.goto(page.url());
  await two.room.composer.field.waitFor();

  await room.own.opensSettings();
  expect(await faultsOf(page)).toEqual([]);
  await room.own.settings.getByRole("button", { name: "Notifications" }).click();
  await page.getByRole("dialog", { name: "Notifications" }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await room.own.opensSettings();
  await room.own.choice("Theme", "Dark").click();
  await room.own.choice("Text size", "131 %").click();
  await room.own.choice("Density", "Compact").click();
  await room.own.settings.getByRole("radio", { name: /pm$/i }).click();
  await room.own.settings.getByRole("switch", { name: "Enter sends" }).click();
  for (const tab of [page, two.page]) {
    await expect(tab.locator("html")).toHaveCSS("color-scheme", "dark");
    await expect(tab.locator("html")).toHaveCSS("font-size", "21px");
  }
  await expect(page.locator("meta[name=theme-color]").first()).toHaveAttribute("content", "#161513");
  await page.keyboard.press("Escape");
  await expect(room.own.settings).toHaveCount(0);
  // The other tab is in front: nothing here counts as focused.
  await expect
    .poll(() => room.own.menu.evaluate((button) => button === document.activeElement), "the focus is where it was")
    .toBe(true);

  await room.composer.field.fill("One line");
  await room.composer.field.press("End");
  await room.composer.field.press("Enter");
  await room.composer.field.pressSequentially("and another");
  await room.composer.field.press("Control+Enter");
  await expect(bob.room.messages.saying("One line")).toContainText("and another");
  await expect(room.messages.saying("One line").locator("time").first()).toHaveText(/^\d+:\d\d\s[AP]M$/i);

  await page.route("**/_next/static/**/*.js", (route) => route.abort());
  await page.reload();
  await expect(page.locator("html"), "before any other script").toHaveCSS("color-scheme", "dark");
  await expect(page.locator("html")).toHaveCSS("font-size", "21px");
  alice.complaints.forgives(/_next\/static|ERR_FAILED/);
});

test("everything is reached by keys, all of which the sheet shows, and none when they are off", async ({
  alice,
  bob,
  carol,
}) => {
  test.slow();
  const { page, room } = alice;
  await bob.room.openPrivate("Alice");
  await bob.room.composer.say("Between us");
  await carol.room.composer.say("To everyone");
  await expect(room.conversations.unreadIn("Bob")).toHaveText("1 unread");

  await page.keyboard.press("Control+k");
  await expect(room.own.switcher.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("CÁR");
  await expect(room.own.switcher.getByRole("option")).toHaveText([/Carol/]);
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(room.messages.of("Carol")).toBeVisible();
  await expect(room.composer.field).toBeFocused();
  await page.keyboard.press("Alt+Shift+ArrowDown");
  await expect(room.messages.of("Bob")).toBeVisible();
  await room.openConversation("Everyone");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(room.messages.of("Everyone")).toBeHidden();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(room.messages.of("Everyone")).toBeVisible();

  await room.composer.field.focus();
  await page.keyboard.press("F6");
  await expect(room.people.search).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.getByRole("banner").locator(":focus")).toHaveCount(1);
  await page.keyboard.press("F6");
  await expect(room.conversations.named("Everyone")).toBeFocused();
  await page.keyboard.press("F6");
  await expect(room.messages.saying("To everyone")).toBeFocused();
  await page.keyboard.press("c");
  await expect(room.composer.field).toBeFocused();
  await page.keyboard.type("?c");
  await expect(room.composer.field, "in a field they are letters").toHaveValue("?c");
  await room.composer.field.fill("");

  await page.keyboard.press("Shift+F6");
  await page.keyboard.press("?");
  await expect(room.own.keys).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await room.own.keys.getByRole("switch", { name: "Keyboard shortcuts on" }).click();
  await expect(room.own.keys.getByRole("listitem").filter({ hasText: "React" })).toContainText("off");
  await page.keyboard.press("Escape");
  await expect(room.messages.saying("To everyone")).toBeFocused();
  await page.keyboard.press("y");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(room.own.keys.or(room.own.switcher)).toHaveCount(0);
  await expect(room.messages.of("Everyone")).toBeVisible();
  await expect(room.messages.saying("To everyone"), "and no letter led away").toBeFocused();
});

test("a new name is chosen in the room; who leaves is gone at once, and a room can be forgotten", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const line = await Line.of(bob.page);
  await bob.page.reload();
  const changes = async (to: string) => {
    await bob.room.own.chooses("Change name…");
    const dialog = bob.page.getByRole("dialog", { name: "Change your name" });
    await dialog.getByRole("textbox").fill(to);
    await dialog.getByRole("button", { name: "Change name" }).click();
  };
  await bob.room.openPrivate("Alice");
  await bob.room.composer.field.fill("Half a sentence");
  await changes("Robert");
  await expect(alice.room.messages.notice("Bob is now called Robert")).toBeVisible();
  await expect(bob.room.own.menu).toHaveAccessibleName("Robert: your menu");
  await expect(toastOf(bob.page)).toContainText("You are now called Robert");
  await expect(bob.room.composer.field, "he is where he was").toHaveValue("Half a sentence");

  line.breaks();
  await bob.room.composer.say("Said in a tunnel");
  line.heals();
  await alice.room.openConversation("Robert");
  await expect(alice.room.messages.saying("Said in a tunnel")).toBeVisible({ timeout: 15_000 });
  await expect(bob.room.own.menu, "the way back keeps the name").toHaveAccessibleName("Robert: your menu");
  await changes("Alice");
  await expect(bob.page.getByText("This name cannot be used. Choose another.")).toBeVisible();
  await bob.page.keyboard.press("Escape");

  await bob.room.own.chooses("Leave the room");
  await expect(bob.home.knownRoom("Quarterly planning")).toBeVisible();
  await expect(alice.room.people.named("Robert")).toHaveCount(0, { timeout: 5_000 });

  await bob.home.knownRoom("Quarterly planning").click();
  await bob.room.composer.field.fill("A draft");
  await bob.room.own.chooses("Forget this room here…");
  await bob.page.getByRole("alertdialog").getByRole("button", { name: "Forget it" }).click();
  await expect(bob.home.heading).toBeVisible();
  await expect(bob.home.knownRoom("Quarterly planning")).toHaveCount(0);
  await expect
    .poll(() => bob.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("parley.draft"))))
    .toEqual([]);
});
