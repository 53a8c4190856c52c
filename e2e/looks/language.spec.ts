import { without } from "../fixtures/network/scripts";
import { expect, test } from "../fixtures/test";

test("a German browser sees German from the first page on; the choice of another is kept", async ({ newcomer }) => {
  const greta = await newcomer("Greta", { locale: "de-DE" });
  const { page } = greta;
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ein Raum zum Reden");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await page.getByRole("textbox", { name: "Name des Raums", exact: true }).fill("Besprechung");
  await page.getByRole("textbox", { name: "Ihr Name", exact: true }).fill("Greta");
  await page.getByRole("button", { name: "Raum eröffnen" }).click();
  const field = page.getByRole("textbox", { name: "Nachricht schreiben" });
  await field.fill("Guten Morgen");
  await field.press("Enter");
  await expect(greta.room.messages.saying("Guten Morgen")).toContainText("Sie");
  await expect(page.getByRole("log", { name: /Alle$/ })).toBeVisible();

  await page.goto("/");
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("English");
  await expect(greta.home.heading).toHaveText("A room you can talk in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.reload();
  await expect(greta.home.heading).toHaveText("A room you can talk in");
  await greta.home.knownRoom("Besprechung").click();
  await expect(greta.room.composer.field).toBeVisible();
});

test("a browser of another language sees English", async ({ newcomer }) => {
  const yuki = await newcomer("Yuki", { locale: "ja-JP" });
  await yuki.page.goto("/");
  await expect(yuki.home.heading).toHaveText("A room you can talk in");
});

test("a page whose texts do not come says so in each language, and goes on when they do", async ({ newcomer }) => {
  const greta = await newcomer("Greta", { locale: "de-DE" });
  const { page } = greta;
  const end = await without(page, "Ein Raum zum Reden");
  await page.goto("/");
  await expect(page.getByRole("alert")).toContainText("The server does not answer.");
  await expect(page.getByRole("alert")).toContainText("Der Server antwortet nicht.");
  end();
  await expect(greta.home.heading).toHaveText("Ein Raum zum Reden");
  greta.complaints.forgives(/_next\/static|ERR_FAILED/);
});

test("a language that does not come leaves the page in its own, and can be chosen again", async ({ newcomer }) => {
  const yuki = await newcomer("Yuki");
  const { page, home } = yuki;
  await page.goto("/");
  await expect(home.heading).toHaveText("A room you can talk in");
  const end = await without(page, "Ein Raum zum Reden");
  await home.language.selectOption("Deutsch");
  await expect(page.getByText("The server cannot be reached.")).toBeVisible();
  await expect(home.heading).toHaveText("A room you can talk in");
  await expect(home.language).toHaveValue("en");
  end();
  await home.language.selectOption("Deutsch");
  await expect(home.heading).toHaveText("Ein Raum zum Reden");
  yuki.complaints.forgives(/_next\/static|ERR_FAILED/);
});
