import { hasAFocus, keepsFocus } from "../fixtures/page/keyboard";
import { Finger } from "../fixtures/page/touching";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

type Way = readonly [action: string, close: (person: Person) => Promise<unknown>, dialog?: RegExp];

const leave: Way[1] = ({ page }) => page.keyboard.press("Escape");
const button =
  (name: string): Way[1] =>
  ({ page }) =>
    page.getByRole("button", { name, exact: true }).click();

test("what is typed after Reply or Edit in the menu goes into the field", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await bob.room.composer.say("Shall we begin?");
  await room.composer.say("In a minit.");
  const [theirs, own] = [room.messages.all.first(), room.messages.saying("In a minit.")];
  await expect.poll(() => alice.received).toContain("In a minit.");

  await theirs.focus();
  await page.keyboard.press("Enter");
  await expect(room.messageMenu.item("React")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(room.messageMenu.item("Reply")).toBeFocused();
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
  await expect(room.messageMenu.item("Reply")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(room.messageMenu.item("Edit")).toBeFocused();
  await page.keyboard.press("Enter");
  await keepsFocus(room.composer.editor);
  await page.keyboard.type(" s");
  await expect(room.composer.editor).toHaveValue("In a minit. s");
  await expect(room.messageMenu.toolbar).toBeHidden();
});

test("a menu or a window that closes gives the focus back to its message", async ({ alice, bob, meeting }) => {
  test.slow();
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await bob.room.composer.say("Shall we begin?");
  const message = room.messages.saying("Shall we begin?");
  await expect(message).toBeVisible();
  const ways: Way[] = [
    ["React", leave],
    ["Copy text", () => Promise.resolve()],
    ["Copy link", () => Promise.resolve()],
    ["Remove…", leave, /^Remove this message/],
    ["Remove…", button("Cancel"), /^Remove this message/],
    ["Pin…", leave, /^Pin this message/],
    ["Pin…", button("Cancel"), /^Pin this message/],
    ["Pin…", button("Close"), /^Pin this message/],
    ["Pin…", button("Pin"), /^Pin this message/],
    ["Unpin", () => Promise.resolve()],
    ["Make an announcement…", leave, /^Make this an announcement/],
    ["Make an announcement…", button("Announce"), /^Make this an announcement/],
    ["Unpin", () => undoInToast(page).click()],
    ["Unpin", button("Dismiss")],
    ["Select", leave],
    ["Select", button("Cancel")],
    ["Remove…", button("No reason"), /^Remove this message/],
  ];
  for (const [action, close, dialog] of ways)
    await test.step(`${action} ${dialog ?? ""}`, async () => {
      await message.focus();
      await page.keyboard.press("Enter");
      await room.messageMenu.item(action).press("Enter");
      if (dialog) await expect(page.getByRole("heading", { name: dialog })).toBeVisible();
      else await hasAFocus(page);
      await close(alice);
      if (dialog) await expect(page.getByRole("heading", { name: dialog })).toBeHidden();
      await keepsFocus(room.messages.all.first());
    });
});

test("the message that takes the place of a removed one gets its focus", async ({ alice }) => {
  await alice.startsRoom("Quarterly planning");
  const { page, room } = alice;
  for (const text of ["One.", "Two.", "Three."]) await room.composer.say(text);
  const [two, three] = [room.messages.saying("Two."), room.messages.saying("Three.")];
  const remove = async () => {
    await page.keyboard.press("Enter");
    await room.messageMenu.item("Remove…").press("Enter");
    await button("Remove")(alice);
  };
  await expect.poll(() => alice.received).toContain("Three.");
  await two.focus();
  await remove();
  await expect(two).toHaveCount(0);
  await keepsFocus(three);
  await remove();
  await expect(three).toHaveCount(0);
  await keepsFocus(room.messages.saying("One."));
  await remove();
  await expect(room.messages.all).toHaveCount(0);
  await keepsFocus(room.messages.log);
});

test("a button that leaves the page gives its focus to what is around it", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const { page, room } = alice;
  await bob.room.composer.say("Shall we begin?");
  const message = room.messages.saying("Shall we begin?");
  await message.focus();
  await page.keyboard.press("y");
  await page.getByRole("button", { name: "Do not reply" }).press("Enter");
  await keepsFocus(room.composer.field);

  await room.composer.say("In a minute.");
  await room.composer.undo.focus();
  await expect(room.composer.undo).toHaveCount(0);
  await keepsFocus(room.composer.field);

  await message.focus();
  await page.keyboard.press("s");
  await page.getByRole("checkbox", { name: /Bob/ }).click();
  await page.getByRole("checkbox", { name: /Bob/ }).focus();
  await page.keyboard.press("Escape");
  await expect(room.messageMenu.toolbar).toBeHidden();
  await keepsFocus(message);

  await bob.room.messages.saying("In a minute.").hover();
  await message.focus();
  await page.keyboard.press("p");
  await room.pins.dialog.getByRole("button", { name: "Pin", exact: true }).press("Enter");
  await expect(room.pins.strip).toBeVisible();
  await room.pins.showAll();
  await room.pins.list.getByRole("button", { name: /^Unpin/ }).press("Enter");
  await expect(room.pins.list.getByText("Nothing is pinned here")).toBeVisible();
  await hasAFocus(page);
  await page.keyboard.press("Escape");
  await expect(room.pins.list).toBeHidden();
  await keepsFocus(message);
});

test.describe("with fingers", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("Reply and Edit in the sheet open the keyboard, and Save leaves it there", async ({ alice }) => {
    await alice.startsRoom("Quarterly planning");
    const { page, room } = alice;
    await room.composer.field.fill("In a minit.");
    await room.composer.sendButton.tap();
    const message = room.messages.saying("In a minit.");
    await expect.poll(() => alice.received).toContain("In a minit.");
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
    await page.getByRole("button", { name: "Save" }).tap();
    await keepsFocus(room.composer.field);
    await taps("Remove…");
    await page.getByRole("button", { name: "Cancel" }).tap();
    await keepsFocus(message);
  });
});
