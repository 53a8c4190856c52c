import { liesWell } from "../fixtures/page/layout";
import { LARGE_LETTERS } from "../fixtures/page/preferences";
import { Finger } from "../fixtures/page/touching";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

const FINGERS = { hasTouch: true, isMobile: true };

async function opensSheet({ page, room }: Person): Promise<Finger> {
  await room.composer.field.fill("The second one is mine.");
  await room.composer.sendButton.tap();
  const message = room.messages.saying("The second one is mine.");
  // A message on its way has no menu, and no time yet.
  await expect(message.locator("time")).toBeVisible();
  await expect(room.toast).toHaveCount(0);
  const finger = await Finger.on(page);
  await finger.restsOn(message.getByText("The second one is mine."), () =>
    expect(room.messageMenu.sheet).toBeVisible(),
  );
  return finger;
}

async function reachesTheLast({ room }: Person, finger: Finger): Promise<void> {
  const { sheet } = room.messageMenu;
  const last = sheet.getByRole("button", { name: "Remove…" });
  await expect(last).not.toBeInViewport({ ratio: 1 });
  await expect(async () => {
    await finger.swipes(sheet, -150);
    await expect(last).toBeInViewport({ ratio: 1, timeout: 1_000 });
  }).toPass();
}

test.describe("on a low phone", () => {
  test.use({ viewport: { width: 360, height: 560 }, contextOptions: FINGERS });

  test("a finger scrolls the sheet to its last action, and closes it from its top", async ({ alice }) => {
    await alice.startsRoom("Quarterly planning");
    const { sheet } = alice.room.messageMenu;
    const finger = await opensSheet(alice);
    await reachesTheLast(alice, finger);

    const scrolled = () => sheet.evaluate((it) => it.scrollTop);
    await expect(async () => {
      await finger.swipes(sheet, 200);
      expect(await scrolled()).toBe(0);
    }).toPass();
    await expect(sheet).toBeVisible();
    await finger.swipes(sheet.getByText("The second one is mine."), 150);
    await expect(sheet).toBeHidden();
  });
});

for (const [width, height] of [
  [390, 844],
  [320, 568],
] as const)
  test(`large letters leave the sheet in order on a phone ${width} px wide`, async ({ newcomer }) => {
    const options = { choice: LARGE_LETTERS, viewport: { width, height }, ...FINGERS };
    const alice = await newcomer("Alice", options);
    await alice.startsRoom("Quarterly planning");
    const finger = await opensSheet(alice);
    await liesWell(alice.page, "the sheet");
    await reachesTheLast(alice, finger);
  });
