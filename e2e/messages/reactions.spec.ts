import { faultsOf } from "../fixtures/page/audit";
import { Keyboard } from "../fixtures/page/keyboard";
import { comesToRest, firstInSight } from "../fixtures/page/scrolling";
import { Finger } from "../fixtures/page/touching";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test("by keyboard one reacts, and each sees whose reactions there are", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("Shall we begin?");
  const hers = alice.room.messages.saying("Shall we begin?");
  const his = bob.room.messages.saying("Shall we begin?");
  await expect(his).toBeVisible();
  const { page, room } = alice;
  const keyboard = new Keyboard(page);
  await keyboard.reaches(hers, "Shift+Tab");
  await page.keyboard.press("r");
  await expect(room.reactions.search).toBeFocused();
  await page.keyboard.type("party popper");
  await expect(room.reactions.picker.getByRole("gridcell", { name: "Party popper" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(room.reactions.picker).toBeHidden();
  await expect(hers).toBeFocused();
  await expect(room.reactions.under(hers, "🎉, 1, yours")).toHaveAttribute("aria-pressed", "true");
  await expect(hers).toHaveAccessibleName(/, Shall we begin\?, 1 reaction$/);

  const others = bob.room.reactions.under(his, "🎉, 1");
  await expect(others).toHaveAttribute("aria-pressed", "false");
  await others.click();
  await expect(bob.room.reactions.under(his, "🎉, 2, yours")).toBeVisible();
  const own = room.reactions.under(hers, "🎉, 2, yours");
  await keyboard.reaches(own);
  await expect(room.reactions.tooltip).toHaveText("You and Bob reacted with party popper");
  // The tooltip is a part of the page, too.
  expect(await faultsOf(page)).toEqual([]);
  await hers.focus();
  await expect(room.reactions.tooltip).toHaveCount(0);
  await keyboard.reaches(own);
  await page.keyboard.press("Space");
  await expect(room.reactions.under(hers, "🎉, 1")).toBeFocused();
  await expect(bob.room.reactions.under(his, "🎉, 1, yours")).toBeVisible();
  await bob.room.reactions.under(his, "🎉, 1, yours").click();
  await expect(bob.room.reactions.all(his)).toHaveCount(0);
  await expect(room.reactions.all(hers)).toHaveCount(0);
  await expect(bob.room.announcement).toHaveText("");
});

test("a reaction without a connection shows at once, and only its last state goes out", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  for (const text of ["One?", "Two?"]) await alice.room.composer.say(text);
  const { page, room } = bob;
  const react = async (text: string, emoji: string) => {
    const message = room.messages.saying(text);
    await message.hover();
    await room.messageMenu.inBar(message, "React").click();
    await room.reactions.search.fill(emoji);
    await room.reactions.search.press("Enter");
  };
  await react("One?", "thumbs up");
  await expect(alice.room.reactions.under(alice.room.messages.saying("One?"), "👍, 1")).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByRole("main").getByText("You are offline.")).toBeVisible();
  await react("Two?", "rocket");
  await expect(room.reactions.under(room.messages.saying("Two?"), "🚀, 1, yours")).toBeVisible();
  await room.reactions.under(room.messages.saying("One?"), "👍, 1, yours").click();
  await expect(room.reactions.all(room.messages.saying("One?"))).toHaveCount(0);
  await page.context().setOffline(false);
  await expect(alice.room.reactions.under(alice.room.messages.saying("Two?"), "🚀, 1")).toBeVisible();
  await expect(alice.room.reactions.all(alice.room.messages.saying("One?"))).toHaveCount(0);
  await expect(room.reactions.under(room.messages.saying("Two?"), "🚀, 1, yours")).toBeVisible();
  bob.complaints.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test("the list stays where it is when reactions come", async ({ alice, bob, meeting, server }) => {
  const speaker = await Speaker.at(server);
  await speaker.joins(meeting, "Priya");
  await speaker.saysAll(Array.from({ length: 60 }, (_, at) => `Line ${at + 1}.`));
  const { log } = bob.room.messages;
  const last = bob.room.messages.saying("Line 60.");
  await expect(last).toBeInViewport();
  const react = async (text: string) => {
    const message = alice.room.messages.saying(text);
    // By keyboard: the mouse would have to hit a list that moves.
    await message.focus();
    await alice.page.keyboard.press("r");
    await alice.room.reactions.search.fill("eyes");
    await alice.room.reactions.search.press("Enter");
    await expect(alice.room.reactions.under(message, "👀, 1, yours")).toBeVisible();
    await expect(alice.room.reactions.picker).toBeHidden();
    await comesToRest(alice.room.messages.log);
  };
  await react("Line 60.");
  await expect(bob.room.reactions.under(last, "👀, 1")).toBeInViewport({ ratio: 1 });
  await expect.poll(() => log.evaluate((it) => it.scrollHeight - it.clientHeight - it.scrollTop)).toBeLessThan(2);

  await log.evaluate((it) => it.scrollTo({ top: it.scrollHeight - it.clientHeight - 400 }));
  await comesToRest(log);
  const before = await firstInSight(log);
  await react("Line 59.");
  await expect(bob.room.reactions.under(bob.room.messages.saying("Line 59."), "👀, 1")).toHaveCount(1);
  await comesToRest(log);
  expect(await firstInSight(log)).toEqual(before);
  await speaker.leaves();
});

test.describe("with fingers", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("the sheet has the usual reactions and all others, and a long press names people", async ({ alice }) => {
    await alice.startsRoom("Quarterly planning");
    const { page, room } = alice;
    const { sheet } = room.messageMenu;
    await room.composer.field.fill("The second one is mine.");
    await room.composer.sendButton.tap();
    const message = room.messages.saying("The second one is mine.");
    // A message on its way has no menu, and no time yet.
    await expect(message.locator("time")).toBeVisible();
    await comesToRest(room.messages.log);
    const finger = await Finger.on(page);
    const opens = () => finger.restsOn(message.getByText("The second one"), () => expect(sheet).toBeVisible());
    await opens();
    await expect(sheet.getByRole("button", { name: "👍" })).toBeFocused();
    await sheet.getByRole("button", { name: "❤️" }).tap();
    const heart = room.reactions.under(message, "❤️, 1, yours");
    await expect(heart).toBeVisible();
    await comesToRest(room.messages.log);
    // It lies over the message.
    await expect(room.toast).toHaveCount(0);
    await opens();
    await expect(sheet.getByRole("button", { name: "❤️", pressed: true })).toBeVisible();
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByRole("button", { name: "More reactions" }).tap();
    await expect(room.reactions.picker.getByRole("gridcell").first()).toBeVisible();
    await room.reactions.search.fill("rocket");
    await room.reactions.picker.getByRole("gridcell", { name: "Rocket" }).tap();
    await expect(room.reactions.under(message, "🚀, 1, yours")).toBeVisible();
    await finger.restsOn(heart, () => expect(room.reactions.tooltip).toHaveText("You reacted with red heart"));
    await expect(heart).toHaveAttribute("aria-pressed", "true");
    await expect(sheet).toBeHidden();
  });
});
