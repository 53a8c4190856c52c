import type { Locator } from "playwright/test";
import { liesWell } from "../fixtures/page/layout";
import { LARGE_LETTERS } from "../fixtures/page/preferences";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

const TEXT = "Fire drill at eleven, please leave the building by the stairs";
const PHONE = { hasTouch: true, isMobile: true };

/** How large the root's letters are, and the settings of a browser in which they are. */
const SIZES = {
  "150 %": { percent: 150 },
  "200 %": { percent: 200 },
  "the browser's own 200 %": { choice: LARGE_LETTERS },
} as const;

for (const [size, { percent, choice }] of Object.entries<{ percent?: number; choice?: typeof LARGE_LETTERS }>(SIZES))
  for (const [width, height] of [
    [390, 844],
    [320, 568],
  ] as const)
    test(`an announcement is read at ${size} on a phone ${width} px wide`, async ({
      alice,
      newcomer,
      meeting,
      server,
    }) => {
      const speaker = await Speaker.of(alice, server);
      await speaker.joins(meeting, "Alice");
      await speaker.changes(await speaker.says(TEXT), "pin", { announcement: true });
      await speaker.changes(await speaker.says("Agenda"), "pin");
      const paul = await newcomer("Paul", { ...PHONE, ...(choice && { choice }), viewport: { width, height } });
      await paul.joins(meeting);
      const { page, room } = paul;
      if (percent)
        await page.evaluate((it) => {
          document.documentElement.style.fontSize = `${it}%`;
        }, percent);
      await expect(room.pins.way).toHaveText(/^Announcement/);
      await liesWell(page, "an announcement");
      const { y: top = 0, height: high = 0 } = (await room.composer.frame.boundingBox()) ?? {};
      const send = await room.composer.sendButton.boundingBox();
      expect((send?.y ?? 0) + (send?.height ?? 0)).toBeLessThanOrEqual(top + high);
      await expect(room.composer.sendButton).toBeInViewport({ ratio: 1 });
      const text = room.pins.strip.getByText(TEXT);
      await expect(text).toBeInViewport({ ratio: 0.15 });
      expect(await isCut(text)).toBe(false);
      expect((await text.boundingBox())?.width).toBeGreaterThan(width / 2);
      await room.pins.hide.scrollIntoViewIfNeeded();
      await room.pins.hide.tap();
      await expect(room.pins.strip).toBeHidden();
      await liesWell(page, "a hidden announcement");
      await speaker.leaves();
    });

/** Whether a part of a text cannot even be scrolled to. */
function isCut(text: Locator): Promise<boolean> {
  return text.evaluate(
    (it) =>
      it.scrollHeight > it.clientHeight + 1 ||
      it.scrollWidth > it.clientWidth + 1 ||
      document.documentElement.scrollWidth > innerWidth,
  );
}
