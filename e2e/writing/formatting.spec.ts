import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

const clipboardOf = ({ page }: Person) => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("a message is drawn with its formatting, read without its markers, and copied as it was typed", async ({
  bob,
  carol,
}) => {
  const source = [
    "**Bold**, _italic_, ~~struck~~ and `code_1`:",
    "> quoted",
    "My answer to @Carol, not in `@Carol`:",
    "- one",
    "- two",
    "",
    "```js",
    `const long = "${"word ".repeat(60)}";`,
    "```",
  ].join("\n");
  await bob.room.composer.field.fill(source);
  await bob.room.composer.field.press("Enter");

  const message = carol.room.messages.saying("My answer");
  await expect(message.getByRole("strong")).toHaveText("Bold");
  await expect(message.getByRole("emphasis")).toHaveText("italic");
  await expect(message.locator("s")).toHaveText("struck");
  await expect(message.getByRole("blockquote")).toHaveText("quoted\n");
  await expect(message.getByRole("listitem")).toHaveText(["one\n", "two\n\n"]);
  await expect(message.getByRole("link")).toHaveCount(0);
  await expect(carol.room.conversations.named("Everyone")).toContainText("Bold, italic, struck and code_1:");

  const block = message.getByRole("group", { name: "Code: js" });
  await expect(block.getByText("const", { exact: true })).toBeVisible();
  await block.getByRole("button", { name: "Copy" }).click();
  await expect.poll(() => clipboardOf(carol)).toBe(`const long = "${"word ".repeat(60)}";`);
  await carol.page.setViewportSize({ width: 390, height: 844 });
  expect(await block.locator("pre").evaluate((pre) => pre.scrollWidth > pre.clientWidth)).toBe(true);
  expect(await carol.room.messages.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);

  await message.focus();
  await expect(message).toHaveAccessibleName(/Bold, italic, struck and code_1/);
  await carol.page.keyboard.press("ControlOrMeta+c");
  await expect.poll(() => clipboardOf(carol)).toBe(source);
});

test("keys format what is selected, and pasted code can become a block, and a colon brings emoji", async ({ bob }) => {
  const { field } = bob.room.composer;
  await field.fill("a bold word");
  await field.evaluate((it: HTMLTextAreaElement) => it.setSelectionRange(2, 6));
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveValue("a **bold** word");
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("a bold word");

  const offer = bob.page.getByRole("button", { name: "Make it a code block" });
  await field.fill("");
  await bob.page.evaluate(() => navigator.clipboard.writeText("function twice(x) {\n  return 2 * x;\n}"));
  await field.press("ControlOrMeta+v");
  await expect(offer).toBeVisible();
  await field.press("Escape");
  await expect(offer).toBeHidden();
  await field.fill("");
  await field.press("ControlOrMeta+v");
  await offer.click();
  await expect(field).toHaveValue("```\nfunction twice(x) {\n  return 2 * x;\n}\n```");
  await expect(field).toBeFocused();
  await expect(offer).toBeHidden();

  await field.fill("");
  await field.pressSequentially("well done :tad");
  const list = bob.page.getByRole("listbox", { name: "Emoji suggestions" });
  await expect(list.getByRole("option", { selected: true })).toContainText(":tada:");
  await field.press("Enter");
  await expect(field).toHaveValue("well done 🎉");
  await field.pressSequentially(" at 12:30 :rocket:");
  await expect(field).toHaveValue("well done 🎉 at 12:30 🚀");
});
