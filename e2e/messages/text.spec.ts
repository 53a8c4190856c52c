import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("links can be followed, everything else is text as it was typed", async ({ bob, carol }) => {
  const text = [
    "See https://example.org/plan?a=1&b=2#top, (http://example.net/x) and mail bob@example.org or mailto:carol@example.org.",
    "No links: javascript:alert(1) data:text/html,hi ftp://example.org/file **stars** _lines_ `code` &amp; &lt;",
    "<script>document.title = 'mine'</script><b>bold</b> <img src=x onerror=alert(1)>",
  ].join("\n");
  await bob.room.composer.field.fill(text);
  await bob.room.composer.field.press("Enter");

  const message = carol.room.messages.saying("See https://example.org");
  await expect(message).toBeVisible();
  const shown = text.replace("**stars** _lines_ `code`", "stars lines code");
  await expect(message.getByRole("paragraph")).toHaveText(shown, { useInnerText: true });
  const links = message.getByRole("link");
  await expect(links).toHaveText([
    "https://example.org/plan?a=1&b=2#top",
    "http://example.net/x",
    "bob@example.org",
    "mailto:carol@example.org",
  ]);
  const [web, plain, mail] = await links.all();
  await expect(web ?? links).toHaveAttribute("href", "https://example.org/plan?a=1&b=2#top");
  await expect(plain ?? links).toHaveAttribute("href", "http://example.net/x");
  await expect(mail ?? links).toHaveAttribute("href", "mailto:bob@example.org");
  for (const link of await links.all()) {
    await expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
    await expect(link).toHaveAttribute("target", "_blank");
  }
  await expect(message.getByRole("img")).toHaveCount(0);
  await expect(carol.page).toHaveTitle(/Quarterly planning · Parley$/);
});

test("line breaks, spaces, long words and right-to-left text stay as they are, inside the page", async ({
  bob,
  carol,
}) => {
  const code = "if (a) {\n    return  b;\n\n\t}";
  const word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(4);
  const hebrew = "שלום לכולם, נתחיל בעשר";
  for (const text of [code, word, hebrew, "👩‍👩‍👧‍👦🏳️‍🌈 é e\u0301"]) {
    await bob.room.composer.field.fill(text);
    await bob.room.composer.field.press("Enter");
  }
  await expect(carol.room.messages.saying("🏳️‍🌈")).toBeVisible();
  await expect(carol.room.messages.saying("if (a)").getByRole("paragraph")).toHaveText(code, { useInnerText: true });
  await expect(carol.room.messages.saying(hebrew).getByRole("paragraph")).toHaveCSS("direction", "rtl");
  await carol.page.setViewportSize({ width: 390, height: 844 });
  await expect(carol.room.messages.saying(word)).toBeVisible();
  const overflow = await carol.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await carol.room.messages.log.evaluate((log) => log.scrollWidth - log.clientWidth)).toBeLessThanOrEqual(0);
});

test("an emoji that is chosen goes where the cursor is", async ({ bob, carol }) => {
  await bob.room.composer.field.fill("Well done !");
  await bob.room.composer.field.press("ArrowLeft");
  await bob.room.composer.emojiButton.click();
  await bob.page.getByRole("searchbox", { name: "Find an emoji" }).fill("party popper");
  await expect(bob.page.getByRole("gridcell")).toHaveText(["🎉"]);
  await bob.page.keyboard.press("Enter");
  await expect(bob.room.composer.field).toHaveValue("Well done 🎉!");
  await expect(bob.room.composer.field).toBeFocused();
  await bob.room.composer.field.press("Enter");
  await expect(carol.room.messages.saying("Well done 🎉!")).toBeVisible();
});

test("a link to a message of the same room goes there in this tab, and is copied as an address", async ({
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const { page, room } = bob;
  const { messages, messageMenu, composer } = room;
  await composer.say("Agenda: 1. release plan");
  const agenda = messages.saying("Agenda: 1.");
  await expect(agenda.locator("time")).toBeVisible();
  await agenda.click({ button: "right" });
  await messageMenu.item("Copy link").click();
  await expect(room.toast).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await composer.say(`As I said: ${address}`);
  const said = messages.saying("As I said:");
  await expect(said.locator("time, [title]").first()).toBeAttached();
  const link = said.getByRole("link", { name: "A message in this room" });
  for (const time of ["once", "and again"]) {
    await link.click();
    await expect(agenda, time).toBeFocused();
    await composer.field.focus();
  }
  expect(page.context().pages()).toHaveLength(1);
  await said.click({ button: "right", position: { x: 60, y: 4 } });
  await messageMenu.item("Copy text").click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`As I said: ${address}`);
  await said.focus();
  await page.keyboard.press("ControlOrMeta+C");
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`As I said: ${address}`);
});
