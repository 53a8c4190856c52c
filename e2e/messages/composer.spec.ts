import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("undo takes back letters and emoji, one after the other", async ({ bob }) => {
  const { field, emojiButton } = bob.room.composer;
  await field.pressSequentially("Well done !");
  await field.press("ArrowLeft");
  await emojiButton.click();
  await bob.page.getByRole("searchbox", { name: "Find an emoji" }).fill("tada");
  await bob.page.keyboard.press("Enter");
  await expect(field).toHaveValue("Well done 🎉!");
  await expect(field).toBeFocused();
  await bob.page.keyboard.press("ControlOrMeta+Z");
  await expect(field).toHaveValue("Well done !");
  await bob.page.keyboard.press("ControlOrMeta+Shift+Z");
  await expect(field).toHaveValue("Well done 🎉!");
  await bob.page.keyboard.press("ControlOrMeta+Z");
  await bob.page.keyboard.press("ControlOrMeta+Z");
  await expect(field).toHaveValue("");
});

test("the choice of emoji is worked by keyboard, on its first opening too", async ({ bob }) => {
  const { field, emojiButton } = bob.room.composer;
  const search = bob.page.getByRole("searchbox", { name: "Find an emoji" });
  await emojiButton.focus();
  await bob.page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await bob.page.keyboard.type("thumb");
  await expect(bob.page.getByRole("gridcell", { selected: true })).toHaveAccessibleName("Thumbs up");
  await bob.page.keyboard.press("ArrowDown");
  await bob.page.keyboard.press("ArrowRight");
  await expect(bob.page.getByRole("gridcell", { selected: true })).toHaveAccessibleName("Thumbs down");
  await bob.page.keyboard.press("Enter");
  await expect(field).toHaveValue("👎");
  await emojiButton.focus();
  await bob.page.keyboard.press("Enter");
  await expect(search).toBeFocused();
  await bob.page.keyboard.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(field).toBeFocused();
});

test("a room that is removed from the list takes its drafts along", async ({ bob, meeting }) => {
  await bob.room.composer.field.fill("Forget this");
  await bob.page.goto("/");
  await bob.page.getByRole("button", { name: "Remove Quarterly planning from this list" }).click();
  await bob.page.goto(meeting);
  await expect(bob.room.composer.field).toHaveValue("");
});

test("a draft stays in a full browser, which says that it goes with the page", async ({ bob }) => {
  await bob.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await bob.room.composer.field.fill("Not kept");
  const notice = bob.page.getByText("This browser could not keep the draft.");
  await expect(notice).toBeVisible();
  await bob.room.openPrivate("Alice");
  await bob.room.openConversation("Everyone");
  await expect(bob.room.composer.field).toHaveValue("Not kept");
  await expect(notice).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("Enter makes a line, and the button sends", async ({ alice, bob }) => {
    const { field, sendButton } = bob.room.composer;
    await field.tap();
    await expect(field).toHaveAttribute("enterkeyhint", "enter");
    await field.pressSequentially("one");
    await field.press("Enter");
    await field.pressSequentially("two");
    await expect(field).toHaveValue("one\ntwo");
    await sendButton.tap();
    await expect(field).toHaveValue("");
    await expect(alice.room.messages.saying(/one\s*two/)).toBeVisible();
  });
});

test("an input method's Enter sends nothing", async ({ bob }) => {
  await composes(bob, "日本");
  await expect(bob.room.composer.field).toHaveValue("日本");
  await expect(bob.room.messages.all).toHaveCount(0);
});

async function composes({ page, room }: Person, text: string): Promise<void> {
  await room.composer.field.focus();
  const input = await page.context().newCDPSession(page);
  await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  await room.composer.field.evaluate((field) => {
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", { ...enter, isComposing: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { ...enter, keyCode: 229 }));
  });
  await input.send("Input.insertText", { text });
}
