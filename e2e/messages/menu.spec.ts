import { faultsOf } from "../fixtures/page/audit";
import { Keyboard, keepsFocus } from "../fixtures/page/keyboard";
import { Finger } from "../fixtures/page/touching";
import type { Person } from "../fixtures/person";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index + 1}.`);
const clipboardOf = ({ page }: Person) => page.evaluate(() => navigator.clipboard.readText());

test("the keyboard alone goes through the messages, opens their menu, and copies", async ({ alice, server }) => {
  const speaker = await Speaker.at(server);
  await speaker.joins(await alice.startsRoom("Quarterly planning"), "Priya");
  await speaker.saysAll(lines(60));
  const { page, room } = alice;
  const { messages, messageMenu } = room;
  await expect(messages.saying("Line 60.")).toBeVisible();
  const keyboard = new Keyboard(page);
  await room.composer.field.focus();
  await keyboard.reaches(messages.saying("Line 60."), "Shift+Tab");
  await expect(messages.log).toHaveAccessibleDescription(/Enter or a long press shows what you can do/);
  await expect(messages.saying("Line 60.")).toHaveAccessibleDescription(/Enter or a long press shows what you can do/);
  await expect(messages.saying("Line 60.")).toHaveAccessibleName(/^Priya, \d\d:\d\d, Line 60\.$/);
  await expect(messages.saying("Line 59.")).toHaveAccessibleName(/^Priya, \d\d:\d\d$/);
  await page.keyboard.press("ArrowUp");
  await expect(messages.saying("Line 59.")).toBeFocused();
  await expect(messages.saying("Line 59.")).toHaveAttribute("aria-keyshortcuts", "Enter");
  await expect(messages.saying("Line 59.")).toHaveAccessibleDescription("");
  await page.keyboard.press("Home");
  await expect(messages.saying("Line 1.")).toBeFocused();
  await expect(messages.saying("Line 1.")).toBeInViewport({ ratio: 1 });
  await page.keyboard.press("PageDown");
  await expect(messages.saying("Line 1.")).not.toBeFocused();
  await page.keyboard.press("PageUp");
  await expect(messages.saying("Line 1.")).toBeFocused();

  // The list scrolls far away, and more comes in: the focus stays.
  await messages.log.evaluate((log) => {
    log.dispatchEvent(new WheelEvent("wheel"));
    log.scrollTo({ top: log.scrollHeight });
  });
  await speaker.saysAll(["Another one."]);
  await expect(messages.saying("Another one.")).toBeVisible();
  await expect(messages.saying("Line 1.")).toBeFocused();
  await page.keyboard.press("End");
  await expect(messages.saying("Another one.")).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(messageMenu.menu.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("c");
  await expect(messageMenu.item("Copy text")).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(messageMenu.menu).toBeHidden();
  await expect(messages.saying("Another one.")).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await expect(messageMenu.menu.getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("c");
  await expect(messageMenu.item("Copy text")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => clipboardOf(alice)).toBe("Another one.");
  await expect(messages.saying("Another one.")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(room.composer.field).toBeFocused();
  await speaker.leaves();
});

test("the letters that the open menu shows work in it", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  const { page, room } = alice;
  const { messages, messageMenu, composer, pins } = room;
  await composer.say("Shall we begin?");
  const message = messages.all.first();
  await expect.poll(() => alice.received).toContain("Shall we begin?");
  const presses = async (letter: string) => {
    await message.focus();
    await page.keyboard.press("Enter");
    await expect(messageMenu.item("React")).toBeFocused();
    await page.keyboard.press(letter);
    await expect(messageMenu.menu).toBeHidden();
  };
  await presses("y");
  await keepsFocus(composer.field);
  await expect(composer.replyStrip).toBeVisible();
  await expect(composer.field).toHaveValue("");
  await presses("E");
  await keepsFocus(composer.editor);
  await page.keyboard.press("Escape");
  await presses("p");
  await expect(pins.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await keepsFocus(message);
  await presses("r");
  await expect(page.getByRole("searchbox", { name: "Find an emoji" })).toBeFocused();
  await expect(page.getByRole("searchbox", { name: "Find an emoji" })).toHaveValue("");
  await page.keyboard.press("Escape");
  await presses("s");
  await expect(messageMenu.toolbar).toContainText("1 selected");
  await page.keyboard.press("Escape");

  // Opened by the mouse, the menu itself has the focus.
  await message.click({ button: "right" });
  await expect(messageMenu.menu).toBeVisible();
  await page.keyboard.press("y");
  await keepsFocus(composer.field);
});

test("several messages are selected and copied, with names and times, oldest first", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { page, room } = bob;
  const { messages, messageMenu } = room;
  await alice.room.composer.say("Shall we begin?");
  await bob.room.composer.say("In a minute.");
  await alice.room.composer.say("Now?");
  await alice.room.composer.say("Or later.");
  await messages.saying("Or later.").hover();
  await messageMenu.inBar(messages.saying("Or later."), "More").click();
  await messageMenu.item("Select").click();
  await expect(messageMenu.toolbar).toContainText("1 selected");
  await messages.saying("In a minute.").click({ modifiers: ["Shift"] });
  await expect(messageMenu.toolbar).toContainText("3 selected");
  await messages.saying("Now?").click();
  await expect(messageMenu.toolbar).toContainText("2 selected");
  await page.keyboard.press("Space");
  await expect(messageMenu.toolbar).toContainText("3 selected");
  await expect(page.getByRole("checkbox", { name: /^Select the message: You, .*, In a minute\.$/ })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: /^Select the message: Alice, .*, Now\?$/ })).toBeChecked();
  expect(await faultsOf(page)).toEqual([]);
  await messageMenu.toolbar.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("3 messages copied")).toBeVisible();
  expect(await clipboardOf(bob)).toMatch(
    /^\[\d\d:\d\d\] Bob: In a minute\.\n\[\d\d:\d\d\] Alice: Now\?\n\[\d\d:\d\d\] Alice: Or later\.$/,
  );
  await expect(messageMenu.toolbar).toBeHidden();
  await expect(messages.saying("Now?")).toBeFocused();
  await page.keyboard.press("s");
  await expect(messageMenu.toolbar).toContainText("1 selected");
  await page.keyboard.press("Escape");
  await expect(messageMenu.toolbar).toBeHidden();
  await expect(messages.saying("Now?")).toBeFocused();
});

test("the browser keeps its own menu on links and on selected text", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  const { page, room } = alice;
  await room.composer.say("The plan: https://example.org/plan");
  const message = room.messages.saying("The plan");
  await expect(message).toBeVisible();
  await message.getByRole("link").click({ button: "right" });
  await expect(room.messageMenu.menu).toBeHidden();
  await message.getByText("The plan:").click({ button: "right" });
  await expect(room.messageMenu.menu).toBeVisible();
  await page.keyboard.press("Escape");
  await message.getByText("The plan:").dblclick();
  await message.getByText("The plan:").click({ button: "right", position: { x: 8, y: 8 } });
  await expect(room.messageMenu.menu).toBeHidden();
});

test("a link leads to a message far back, and tells nothing of those that the user may not read", async ({
  alice,
  bob,
  meeting,
  server,
}) => {
  const speaker = await Speaker.at(server);
  await speaker.joins(meeting, "Priya");
  await speaker.saysAll(lines(350));
  await alice.room.openPrivate("Bob");
  await alice.room.composer.say("Only the two of us.");
  const secret = alice.room.messages.saying("Only the two of us.");
  await secret.click({ button: "right" });
  await alice.room.messageMenu.item("Copy link").click();
  await expect(alice.room.toast).toBeVisible();
  const foreign = await clipboardOf(alice);
  await speaker.client.chat.history
    .query({ room_id: new URL(foreign).pathname.split("/").at(-1) ?? "", scope: "global", limit: 100 })
    .then(({ messages }) => expect(messages.at(-1)?.content).toBe("Line 350."));

  const { messages, messageMenu } = bob.room;
  await expect(messages.saying("Line 350.")).toBeVisible();
  await messages.log.press("Home");
  await expect(messages.saying("Line 1.")).toBeFocused();
  await bob.page.keyboard.press("Enter");
  await messageMenu.item("Copy link").click();
  await expect.poll(() => clipboardOf(bob)).toContain("#m=");
  const link = await clipboardOf(bob);

  // On a slow machine the list is still measuring its rows when it goes to the message.
  const tab = await bob.elsewhere();
  const devtools = await tab.page.context().newCDPSession(tab.page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await tab.page.goto(link);
  const first = tab.room.messages.saying("Line 1.");
  await expect(first).toBeFocused();
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  await expect(first).toBeInViewport();
  await tab.room.messages.toNewest.click();
  await expect(tab.room.messages.saying("Line 350.")).toBeInViewport();
  await tab.page.goto(foreign);
  await expect(tab.room.messages.of("Alice")).toBeVisible();
  await expect(tab.room.messages.saying("Only the two of us.")).toBeFocused();

  const carol = await alice.elsewhere();
  await carol.page.goto(link.replace(/#m=.*/, "#m=00000000-0000-4000-8000-000000000000"));
  await expect(carol.room.messageMenu.linkNotice).toBeVisible();
  expect(await faultsOf(carol.page)).toEqual([]);
  await speaker.leaves();
});

test("a foreign message and a missing one look the same", async ({ alice, bob, carol }) => {
  await alice.room.openPrivate("Bob");
  await alice.room.composer.say("Only the two of us.");
  await alice.room.messages.saying("Only the two of us.").click({ button: "right" });
  await alice.room.messageMenu.item("Copy link").click();
  await expect(alice.room.toast).toBeVisible();
  await carol.page.goto(await clipboardOf(alice));
  await expect(carol.room.messageMenu.linkNotice).toBeVisible();
  await expect(carol.room.messages.of("Everyone")).toBeVisible();
  expect(carol.received).not.toContain("Only the two of us.");
  await expect(bob.room.conversations.unreadIn("Alice")).toHaveText("1 unread");
});

test.describe("with fingers", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("a long press opens a sheet, which a swipe, the way back, Escape and the shade close", async ({ alice }) => {
    await alice.startsRoom("Quarterly planning");
    const { page, room } = alice;
    const { sheet } = room.messageMenu;
    await room.composer.field.fill("The second one is mine.");
    await room.composer.sendButton.tap();
    const message = room.messages.saying("The second one is mine.");
    // A message on its way has no menu, and no time yet.
    await expect(message.locator("time")).toBeVisible();
    // It lies over the message.
    await expect(room.toast).toHaveCount(0);
    const finger = await Finger.on(page);
    const opens = async () => {
      await finger.restsOn(message, () => expect(sheet).toBeVisible());
      await expect(sheet.getByRole("button").first()).toBeFocused();
    };
    await opens();
    await expect(sheet).toHaveAttribute("aria-modal", "true");
    await expect(room.messages.log).toHaveCount(0);
    expect(await page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
    expect(await faultsOf(page)).toEqual([]);
    await finger.swipes(sheet.getByText("The second one is mine."), 150);
    await expect(sheet).toBeHidden();
    await expect(message).toBeFocused();
    await expect(room.messages.log).toHaveCount(1);
    await opens();
    const address = page.url();
    await page.goBack();
    await expect(sheet).toBeHidden();
    expect(page.url()).toBe(address);
    await opens();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await opens();
    await page.touchscreen.tap(195, 60);
    await expect(sheet).toBeHidden();
    await opens();
    await page.keyboard.press("End");
    await expect(sheet.getByRole("button", { name: "Remove…" })).toBeFocused();
    await sheet.getByRole("button", { name: "Copy text" }).tap();
    await expect.poll(() => clipboardOf(alice)).toBe("The second one is mine.");
    await expect(sheet).toBeHidden();
    await expect(room.composer.field).toBeVisible();

    await finger.swipes(message, -60);
    await expect(sheet).toBeHidden();
  });
});
