import { keepsFocus } from "../fixtures/page/keyboard";
import { Finger } from "../fixtures/page/touching";
import { expect, test } from "../fixtures/test";

test("what is typed after Reply or Edit in the menu goes into the field", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await bob.room.composer.say("Shall we begin?");
  await room.composer.say("In a minit.");
  const [theirs, own] = [room.messages.all.first(), room.messages.saying("In a minit.")];
  await expect(own.locator("time")).toBeAttached();

  await theirs.focus();
  await page.keyboard.press("Enter");
  await expect(room.messageMenu.item("React")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await keepsFocus(room.composer.field);
  await page.keyboard.type("I do");
  await expect(room.composer.field).toHaveValue("I do");
  await page.keyboard.press("Enter");
  await expect(bob.room.messages.saying("I do")).toBeVisible();

  await theirs.hover();
  await room.messageMenu.inBar(theirs, "More").click();
  await room.messageMenu.item("Reply").click();
  await keepsFocus(room.composer.field);
  await page.keyboard.type("so");
  await expect(room.composer.field).toHaveValue("so");
  await room.composer.field.fill("");
  await page.keyboard.press("Escape");

  await own.click({ button: "right" });
  await room.messageMenu.item("Edit").click();
  await keepsFocus(room.composer.editor);
  await page.keyboard.press("Escape");
  await own.focus();
  await page.keyboard.press("Enter");
  await expect(room.messageMenu.item("React")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(room.messageMenu.item("Edit")).toBeFocused();
  await page.keyboard.press("Enter");
  await keepsFocus(room.composer.editor);
  await page.keyboard.type(" s");
  await expect(room.composer.editor).toHaveValue("In a minit. s");
  await expect(room.messageMenu.toolbar).toBeHidden();
});

test.describe("with fingers", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("Reply and Edit in the sheet open the keyboard", async ({ alice }) => {
    await alice.startsRoom("Quarterly planning");
    const { page, room } = alice;
    await room.composer.field.fill("In a minit.");
    await room.composer.sendButton.tap();
    const message = room.messages.saying("In a minit.");
    await expect(message.locator("time")).toBeVisible();
    await expect(room.toast).toHaveCount(0);
    const finger = await Finger.on(page);
    const taps = async (action: string) => {
      await finger.restsOn(message, () => expect(room.messageMenu.sheet).toBeVisible());
      await room.messageMenu.sheet.getByRole("button", { name: action, exact: true }).tap();
    };
    await taps("Reply");
    await keepsFocus(room.composer.field);
    await expect(room.messageMenu.sheet).toBeHidden();
    await taps("Edit");
    await keepsFocus(room.composer.editor);
  });
});
