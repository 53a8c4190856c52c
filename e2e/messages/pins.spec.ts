import { faultsOf } from "../fixtures/page/audit";
import { Keyboard } from "../fixtures/page/keyboard";
import { comesToRest, wheel } from "../fixtures/page/scrolling";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";
import type { RoomScreen } from "../screens/room-screen";

test("a message is pinned, found again, announced and unpinned", async ({ alice, bob, server, meeting }) => {
  test.slow();
  const { room, page } = alice;
  await bob.room.composer.say("Agenda: 1. release plan 2. who tells the customers");
  await expect(room.messages.saying("Agenda: 1. release")).toBeVisible();
  const speaker = await Speaker.at(server);
  await speaker.joins(meeting, "Dora");
  await speaker.saysAll(Array.from({ length: 60 }, (_, at) => `Something else ${at}`));
  await expect(bob.room.messages.saying("Something else 59")).toBeVisible();

  // Bob has scrolled up a little: nothing moves when a pin comes.
  await wheel(bob, -600);
  await comesToRest(bob.room.messages.log);
  const reading = bob.room.messages.saying("Something else 30");
  const before = (await reading.boundingBox())?.y ?? 0;
  // Alice pins it by the keyboard.
  await wheel(alice, -20_000);
  const agenda = room.messages.saying("Agenda: 1. release");
  await agenda.focus();
  await page.keyboard.press("p");
  await expect(room.pins.dialog).toBeVisible();
  await expect(room.pins.dialog).toContainText("Agenda: 1. release");
  expect(await faultsOf(page)).toEqual([]);
  await new Keyboard(page).reaches(room.pins.dialog.getByRole("button", { name: "Pin", exact: true }));
  await page.keyboard.press("Enter");
  await expect(room.pins.dialog).toBeHidden();
  await expect(agenda).toBeFocused();
  await expect(agenda).toHaveAccessibleName(/Agenda: 1\. release.*, Pinned$/);
  await expect(bob.room.pins.strip).toContainText("Agenda: 1. release");
  await expect(bob.room.announcement).toHaveText(/^Alice pinned a message for everyone: Agenda: 1\. release/);
  // Places are in whole pixels.
  expect(Math.abs(((await reading.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1);

  // The strip leads him to it, and rings it.
  await bob.room.pins.way.click();
  await expect(bob.room.messages.saying("Agenda: 1. release")).toBeFocused();

  // Somebody who writes is made heard by an announcement: first for all, and read out once.
  await room.composer.say("The recording starts at half past ten.");
  const recording = room.messages.saying("The recording starts");
  await recording.click({ button: "right" });
  await room.messageMenu.item("Make an announcement…").click();
  await room.pins.dialog.getByLabel("Ends").selectOption({ label: "In an hour" });
  await room.pins.dialog.getByRole("button", { name: "Announce" }).click();
  await expect(bob.room.announcement).toHaveText(/Announcement from Alice: The recording starts at half past ten\.$/);
  await expect(bob.room.pins.way).toHaveText(/^Announcement.*Alice.*The recording starts/);
  await expect(bob.room.pins.strip).toContainText("1 of 2");
  await bob.page.reload();
  await expect(bob.room.pins.way).toHaveText(/^Announcement/);
  await expect(bob.room.announcement).toBeEmpty();
  await bob.room.pins.next.click();
  await expect(bob.room.pins.way).toContainText("Agenda: 1. release");

  // Bob sees all pins, and may not take one away.
  await bob.room.pins.showAll();
  await expect(bob.room.pins.list.getByRole("listitem")).toHaveCount(2);
  await expect(bob.room.pins.list.getByRole("button", { name: /^Unpin/ })).toHaveCount(0);
  expect(await faultsOf(bob.page)).toEqual([]);
  await bob.page.keyboard.press("Escape");

  // Alice unpins in the list, and thinks better of it.
  await room.pins.showAll();
  await expect(room.messages.log).toHaveCount(0);
  await expect(room.pins.list.getByRole("button", { name: /^Unpin your message: The recording starts/ })).toBeVisible();
  await room.pins.list.getByRole("button", { name: /^Unpin the message of Bob: Agenda: 1\. release/ }).click();
  await expect(room.pins.list.getByRole("listitem")).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(bob.room.pins.strip).not.toContainText("1 of 2");
  await room.pins.undo.click();
  await expect(bob.room.pins.strip).toContainText("1 of 2");

  // A message that is removed is pinned no more.
  await recording.click({ button: "right" });
  await room.messageMenu.item("Remove…").click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(bob.room.pins.strip).not.toContainText("The recording starts");
  await expect(bob.room.pins.strip).toContainText("Agenda: 1. release");
  await speaker.leaves();
});

test.describe("on a phone", () => {
  test("a user hides what is pinned until something new is", async ({ alice, newcomer, meeting }) => {
    const { room } = alice;
    await room.composer.say("Agenda: 1. release plan 2. who tells the customers 3. questions until ten to eleven");
    await pins(room, "Agenda: 1.");
    const phone = await newcomer("Paul", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await phone.joins(meeting);
    await expect(phone.room.pins.way).toContainText("Agenda: 1.");
    expect(await faultsOf(phone.page)).toEqual([]);
    await phone.room.pins.hide.tap();
    await expect(phone.room.pins.strip).toBeHidden();
    await phone.page.reload();
    await expect(phone.room.pins.back(1)).toBeVisible();
    await expect(phone.room.pins.strip).toBeHidden();
    await room.composer.say("Lunch is at noon");
    await pins(room, "Lunch is at noon");
    await expect(phone.room.pins.way).toContainText("Lunch is at noon");
    await phone.room.pins.hide.tap();
    await phone.room.pins.back(2).tap();
    await expect(phone.room.pins.way).toContainText("Lunch is at noon");
    await phone.room.pins.showAll();
    expect((await phone.room.pins.list.boundingBox())?.width).toBeLessThanOrEqual(390);
    await phone.room.pins.list.getByRole("button", { name: /Agenda/ }).tap();
    await expect(phone.room.pins.list).toBeHidden();
    await expect(phone.room.messages.saying("Agenda: 1.")).toBeVisible();
  });
});

async function pins(room: RoomScreen, text: string): Promise<void> {
  await room.messages.saying(text).click({ button: "right" });
  await room.messageMenu.item("Pin…").click();
  await room.pins.dialog.getByRole("button", { name: "Pin", exact: true }).click();
  await room.pins.dialog.waitFor({ state: "hidden" });
}
