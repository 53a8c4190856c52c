import { Line } from "../fixtures/network/line";
import { LARGE_LETTERS } from "../fixtures/page/preferences";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

const ZALGO = "\u0301\u0316\u0353\u0335\u0322\u0320".repeat(10);

test("no message takes the screen, and the whole of a long one can be seen", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("Before.");
  await alice.room.composer.say(`H${ZALGO}a${ZALGO}rm${ZALGO}`);
  await alice.room.composer.say("After.");
  const marked = await bob.room.messages.saying("rm").boundingBox();
  expect(marked?.height).toBeLessThan(40);

  await alice.room.composer.say(`top${"\n".repeat(2_000)}bottom`);
  const long = bob.room.messages.saying(/top\s+bottom/);
  const showAll = long.getByRole("button", { name: "Show all" });
  await expect(showAll).toHaveAttribute("aria-expanded", "false");
  expect((await long.boundingBox())?.height).toBeLessThan(720);
  await showAll.focus();
  await bob.page.keyboard.press("Enter");
  await expect(long.getByRole("button", { name: "Show less" })).toHaveAttribute("aria-expanded", "true");
  expect((await long.boundingBox())?.height).toBeGreaterThan(20_000);
  await long.getByRole("button", { name: "Show less" }).click();
  await expect(showAll).toBeInViewport();
});

test("many messages of one author show the name on every screen", async ({ bob, server, meeting }) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await dora.saysAll(Array.from({ length: 40 }, (_, index) => `Number ${index}.`));
  await expect(bob.room.messages.saying("Number 39.")).toBeVisible();
  const log = bob.room.messages.log;
  for (const up of [0, 300]) {
    await log.evaluate((element, by) => element.scrollBy(0, -by), up);
    const names = bob.page.getByRole("main").locator("bdi").getByText("Dora", { exact: true });
    const onScreen = () =>
      names.evaluateAll((all) =>
        all.filter((name) => {
          const { top, bottom } = name.getBoundingClientRect();
          return top > 60 && bottom < innerHeight - 100;
        }),
      );
    await expect.poll(async () => (await onScreen()).length).toBeGreaterThan(0);
  }
  await dora.leaves();
});

test("the name over many messages of the user's own is “You”, as beside them", async ({ bob, server, meeting }) => {
  const device = await Speaker.of(bob, server);
  await device.joins(meeting, "Bob");
  await device.saysAll(Array.from({ length: 40 }, (_, index) => `Number ${index}.`));
  await expect(bob.room.messages.saying("Number 39.")).toBeVisible();
  const name = bob.page.getByRole("main").locator("p[aria-hidden] bdi");
  await expect(name).toHaveText("You");
  await device.leaves();
});

test("a message on its way moves no other, and neither does another conversation", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("A fixed point.");
  const point = bob.room.messages.saying("A fixed point.");
  await expect(point).toBeVisible();
  const line = await Line.of(bob.page);
  await bob.page.reload();
  await expect(point).toBeVisible();
  line.holds();
  await bob.room.composer.say("On its way.");
  const own = bob.room.messages.saying("On its way.");
  await expect(own).toBeVisible();
  const before = [await point.boundingBox(), await own.boundingBox()];
  await expect(own).toContainText("Sending…");
  expect([await point.boundingBox(), await own.boundingBox()]).toEqual(before);
  line.lets();
  await expect(own).not.toContainText("Sending…");
  expect([await point.boundingBox(), await own.boundingBox()]).toEqual(before);

  const log = await bob.room.messages.log.boundingBox();
  await bob.room.openPrivate("Alice");
  expect((await bob.room.messages.log.boundingBox())?.y).toBe(log?.y);
});

test("no message is higher than a narrow phone with large letters", async ({ alice, newcomer, meeting }) => {
  const carol = await newcomer("Carol", { choice: LARGE_LETTERS, viewport: { width: 320, height: 568 } });
  await carol.joins(meeting);
  const sentences = "All of it in one paragraph. ".repeat(14).trim();
  await alice.room.composer.say(sentences);
  await expect(carol.room.messages.saying(sentences).getByRole("button", { name: "Show all" })).toBeVisible();
  for (const text of [sentences, "﷽".repeat(400), "𒐫".repeat(200), `top${"\u2028".repeat(398)}bottom`]) {
    await alice.room.composer.say(text);
    const newest = carol.room.messages.all.last();
    await expect.poll(() => newest.locator("[data-text]").textContent()).toBe(text);
    await expect.poll(async () => (await newest.boundingBox())?.height).toBeLessThan(568);
  }
});

test("a copied stretch has each author and time once", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("One.");
  await alice.room.composer.say("Two,\nin two lines.");
  await expect(bob.room.messages.saying("in two lines.")).toBeVisible();
  await bob.room.messages.log.focus();
  await bob.page.keyboard.press("Control+a");
  await bob.page.keyboard.press("Control+c");
  const copied = await bob.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^Alice, \S+( [AP]M)?\nOne\.\n\nAlice, \S+( [AP]M)?\nTwo,\nin two lines\.\n$/);
});

test("the browser finds, and the printer prints, all messages that are loaded", async ({ bob, server, meeting }) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await dora.saysAll(Array.from({ length: 300 }, (_, index) => `Needle ${index}.`));
  await expect(bob.room.messages.saying("Needle 299.")).toBeVisible();
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(0);
  await bob.page.keyboard.press("Control+f");
  await expect(bob.room.search.field).toBeFocused();
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(0);
  await bob.page.keyboard.press("Control+f");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(1);
  expect(await bob.page.evaluate(findAndShow, "Needle 3.")).toBe("Needle 3.");
  const found = bob.room.messages.saying("Needle 3.");
  await expect(found).toBeInViewport();
  await bob.page.keyboard.press("Escape");
  await expect(bob.room.messages.saying("Needle 299.")).toHaveCount(0);
  await expect(found).toBeInViewport();

  const pages = (await bob.page.pdf()).toString("latin1").match(/\/Type \/Page\b/g) ?? [];
  expect(pages.length).toBeGreaterThan(5);
  await bob.page.emulateMedia({ media: "print" });
  for (const printed of ["Needle 3.", "Needle 299."])
    await expect(bob.page.getByText(printed, { exact: true }).filter({ visible: true })).toHaveCount(1);
  await dora.leaves();
});

test("a keyboard that is not Latin searches all messages and selects them", async ({ bob, server, meeting }) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await dora.saysAll(Array.from({ length: 300 }, (_, index) => `Needle ${index}.`));
  await expect(bob.room.messages.saying("Needle 299.")).toBeVisible();
  const devtools = await bob.page.context().newCDPSession(bob.page);
  const pressesWithCtrl = (key: string, code: string) =>
    devtools.send("Input.dispatchKeyEvent", { type: "rawKeyDown", modifiers: 2, key, code });

  await pressesWithCtrl("а", "KeyF");
  await expect(bob.room.search.field).toBeFocused();
  await pressesWithCtrl("а", "KeyF");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(1);
  await bob.page.keyboard.press("Escape");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(0);

  await bob.room.messages.log.focus();
  await pressesWithCtrl("ф", "KeyA");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(1);
  expect(await bob.page.evaluate(() => String(getSelection()))).toMatch(/Needle 3\..*Needle 299\./s);
  await bob.page.keyboard.press("Escape");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(0);

  await bob.room.messages.log.focus();
  await bob.page.keyboard.press("'");
  await expect(bob.room.messages.saying("Needle 3.")).toHaveCount(1);
  await dora.leaves();
});

test("no heading is skipped where no day is drawn", async ({ bob, server, meeting }) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await dora.saysAll(Array.from({ length: 60 }, (_, index) => `Line ${index}.`));
  await expect(bob.room.messages.saying("Line 59.")).toBeVisible();
  await bob.page.setViewportSize({ width: 320, height: 480 });
  const levels = await bob.page.getByRole("heading").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(levels[0]).toBe(1);
  for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 0)).toBeLessThanOrEqual(1);
  await dora.leaves();
});

test("a toast lies over no control and no new message, and goes with the page", async ({ alice, meeting }) => {
  expect(meeting).toContain("/join/");
  await alice.room.composer.say("The newest.");
  const newest = alice.room.messages.saying("The newest.");
  await expect(newest.locator("time")).toBeVisible();
  await alice.room.copyButton.click();
  const header = await alice.page.getByRole("banner").boundingBox();
  const message = await newest.boundingBox();
  // One toast takes the place of another, which is gone then.
  await expect(async () => {
    const toast = await alice.room.toast.boundingBox();
    expect(toast?.y).toBeGreaterThan((header?.y ?? 0) + (header?.height ?? 0));
    expect((toast?.y ?? 0) + (toast?.height ?? 0)).toBeLessThanOrEqual(message?.y ?? 0);
  }).toPass({ timeout: 10_000 });
  await alice.room.moderate.click();
  await alice.panel.heading.waitFor();
  await expect(alice.room.toast).toHaveCount(0);
});

/** Finds a text and brings it into view, as the browser's own search does. A page's script can only do it in two steps. */
function findAndShow(text: string): string {
  (window as unknown as { find(...of: unknown[]): boolean }).find(text, false, false, true);
  const selection = getSelection();
  selection?.focusNode?.parentElement?.scrollIntoView({ block: "center" });
  return String(selection);
}
