import type { Locator } from "playwright/test";
import { faultsOf } from "../fixtures/page/audit";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { toastOf, undoInToast } from "../screens/toast";

async function pins({ room }: Person, text: string, item: string): Promise<void> {
  await room.messages.saying(text).click({ button: "right" });
  await room.messageMenu.item(item).click();
  await room.pins.dialog.getByRole("button", { name: /^(Pin|Announce)$/ }).click();
  await room.pins.dialog.waitFor({ state: "hidden" });
}

/** Holds that a toast lies beside what lies over the page. */
async function liesBeside(toast: Locator, layer: Locator): Promise<void> {
  await expect(layer).toBeVisible();
  await expect(async () => {
    const [one, other] = [await toast.boundingBox(), await layer.boundingBox()];
    if (one === null || other === null) throw new Error("One of them is not there.");
    const isAbove = one.y + one.height <= other.y || other.y + other.height <= one.y;
    expect(isAbove || one.x + one.width <= other.x || other.x + other.width <= one.x).toBe(true);
  }).toPass({ timeout: 5_000 });
}

test("a toast covers neither a dialog nor a choice, whichever came first", async ({ alice, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await page.setViewportSize({ width: 1280, height: 420 });
  await room.composer.say("Agenda");
  await expect(room.messages.saying("Agenda").locator("time")).toBeVisible();
  await pins(alice, "Agenda", "Pin…");
  const toast = toastOf(page);
  await expect(toast).toContainText("The message is pinned.");
  await room.pins.showAll();
  await liesBeside(toast, room.pins.list);
  await room.pins.list.getByRole("button", { name: /^Unpin/ }).click();
  await expect(toast).toContainText("The message is no longer pinned.");
  await liesBeside(toast, room.pins.list);
  await page.keyboard.press("Escape");
  await toast.getByRole("button", { name: "Dismiss" }).click();

  await room.copyButton.click();
  await expect(room.toast).toBeVisible();
  await room.composer.emojiButton.click();
  await liesBeside(toast, page.getByRole("dialog", { name: "Emoji" }));
});

test("two buttons that undo say what each of them undoes", async ({ alice, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await room.composer.say("Agenda");
  await expect(room.messages.saying("Agenda").locator("time")).toBeVisible();
  await pins(alice, "Agenda", "Make an announcement…");
  await room.composer.say("Let us begin.");
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(2);
  await expect(room.composer.undo).toHaveAccessibleName("Undo sending");
  await expect(undoInToast(page)).toHaveAccessibleName("Undo the announcement");
});

test("each of several steps can be undone for its own time, wherever in the room", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { page, room, panel } = alice;
  await expect(bob.room.composer.field).toBeVisible();
  await expect(carol.room.composer.field).toBeVisible();
  await page.clock.install();
  const undone = (name: string) => page.getByRole("button", { name: `Undo muting ${name}` });
  await room.personMenu.chooses("Bob", "Mute", "10 minutes");
  await room.personMenu.chooses("Carol", "Mute", "10 minutes");
  // Neither ends while the pointer is on one of them, and a section of the panel ends none.
  await undone("Carol").hover();
  await page.clock.runFor(20_000);
  await room.moderate.press("Enter");
  await panel.section("People").press("Enter");
  await expect(panel.heading).toHaveText("People");
  await expect(toastOf(page)).toHaveText([/Bob is muted/, /Carol is muted/]);
  expect(await faultsOf(page)).toEqual([]);
  await undone("Bob").click();
  await expect(undone("Bob")).toHaveCount(0);
  await expect(bob.room.composer.field).toBeEditable();
  // The sentence about Bob is news, and takes no step away.
  await expect(toastOf(page)).toHaveText([/Carol is muted/, /Bob is not muted/]);
  await page.mouse.move(5, 5);
  await page.clock.runFor(11_000);
  await expect(toastOf(page)).toHaveCount(0);
});

test("what can be undone in a room cannot be undone from outside", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await expect(bob.room.composer.field).toBeVisible();
  await alice.room.personMenu.chooses("Bob", "Mute", "10 minutes");
  await expect(undoInToast(alice.page)).toBeVisible();
  await alice.page.getByRole("link", { name: "Parley" }).first().click();
  await expect(undoInToast(alice.page)).toHaveCount(0);
});
