import type { Page } from "playwright/test";
import { Line } from "../fixtures/network/line";
import { kept } from "../fixtures/page/unsent";
import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

/** Returns the most lines with a text that the page has shown at any moment since it was loaded. */
async function mostCopies(page: Page, text: string): Promise<() => Promise<number>> {
  await page.addInitScript((text) => {
    let most = 0;
    new MutationObserver(() => {
      const lines = [...document.querySelectorAll("article")].filter((it) => it.textContent.includes(text));
      most = Math.max(most, lines.length);
      Object.assign(window, { most });
    }).observe(document, { subtree: true, childList: true, characterData: true });
  }, text);
  return () => page.evaluate(() => Number(Reflect.get(window, "most")));
}

for (const way of ["late", "only after a break"] as const)
  test(`a message whose answer comes ${way} never stands twice`, async ({ alice, bob }) => {
    const line = await Line.of(bob.page);
    const most = await mostCopies(bob.page, "Said once.");
    await bob.page.reload();
    await expect(bob.room.composer.field).toBeFocused();
    line.holdsAnswers();
    await bob.room.composer.say("Said once.");
    await expect(alice.room.messages.saying("Said once.")).toBeVisible();
    await expect.poll(() => line.heldBack).toContain("message_id");
    if (way === "late") line.lets();
    else {
      line.breaks();
      await expect(bob.room.connection).toHaveText("Reconnecting…");
      line.heals();
    }
    await expect.poll(() => kept(bob.page)).toBe(0);
    await expect(bob.room.messages.all).toHaveText([/Said once\.$/]);
    expect(await most()).toBe(1);
  });
