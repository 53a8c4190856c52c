import { liesWell } from "../fixtures/page/layout";
import { Finger, fitsFingers } from "../fixtures/page/touching";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.use({ contextOptions: { hasTouch: true, isMobile: true } });

for (const width of [320, 360, 390])
  for (const locale of ["en-GB", "de-DE"])
    test(`fingers hit everything on a phone ${width} px wide, in ${locale}`, async ({ newcomer, meeting, server }) => {
      const speaker = await Speaker.at(server);
      await speaker.joins(meeting, "Dora");
      const id = await speaker.says("Shall we begin?");
      await speaker.changes(id, "react", { reaction: "👍" });
      await speaker.changes(id, "react", { reaction: "🎉" });
      const paul = await newcomer("Paul", { viewport: { width, height: 640 }, locale });
      const { page, room } = paul;
      await page.goto(meeting);
      await page.getByRole("textbox").fill("Paul");
      await page.keyboard.press("Enter");
      const field = page.locator("textarea");
      await field.waitFor();
      const heightOf = async () => (await page.locator("form").boundingBox())?.height;
      const height = await heightOf();
      await field.fill("In a minute.");
      const send = page.getByRole("button", { name: /^(Send to everyone|An alle senden)$/ });
      await send.tap();
      await expect(page.getByRole("button", { name: /^(Undo sending|Senden rückgängig machen)$/ })).toBeVisible();
      expect(await heightOf()).toBe(height);
      await fitsFingers(page, "a message that was just sent");
      await liesWell(page, "a message that was just sent");

      await page.getByRole("button", { name: "Emoji" }).tap();
      await expect(page.getByRole("gridcell").first()).toBeVisible();
      await fitsFingers(page, "the choice of emoji");
      await page.keyboard.press("Escape");

      const finger = await Finger.on(page);
      const sheet = page.getByRole("dialog");
      await finger.restsOn(room.messages.saying("Shall we begin?").getByText("Shall we begin?"), () =>
        expect(sheet).toBeVisible(),
      );
      await fitsFingers(page, "the sheet of a message");
      await page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      for (const place of ["#conversations", "#people"]) {
        await page.goto(page.url().replace(/(#.*)?$/, place));
        await expect(field).toBeHidden();
        await fitsFingers(page, place);
      }
      await speaker.leaves();
    });
