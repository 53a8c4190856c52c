import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Meeting } from "./fixtures/meeting";
import { expect, test } from "./fixtures/test";

const NAMES = ["room-light", "room-dark", "private", "moderators", "phone"] as const;

const fileOf = (name: (typeof NAMES)[number]) =>
  fileURLToPath(new URL(`../docs/pictures/${name}.png`, import.meta.url));

// They are drawn when asked for or missing: a run of the tests leaves the checkout as it is.
test.skip(
  process.env.PARLEY_PICTURES !== "1" && NAMES.every((name) => existsSync(fileOf(name))),
  "The pictures are there; PARLEY_PICTURES=1 draws them anew.",
);

test("the pictures for the README", async ({ browser }) => {
  test.slow();
  await using meeting = await Meeting.begin(browser);
  await meeting.isHeld();
  const { amira } = meeting;
  const draw = async (name: (typeof NAMES)[number], width: number, height: number) => {
    await amira.page.setViewportSize({ width, height });
    await expect(amira.page.getByRole("heading", { level: 1 })).toBeVisible();
    await amira.page.screenshot({ path: fileOf(name), animations: "disabled", caret: "hide" });
  };

  await expect(amira.room.messages.newLine).toBeInViewport();
  await draw("room-light", 1280, 800);
  await amira.page.emulateMedia({ colorScheme: "dark" });
  await draw("room-dark", 1280, 800);

  await amira.room.openConversation("Chidi Okonkwo");
  await amira.room.composer.field.fill("Gladly. Shall I start with the export?");
  await amira.page.emulateMedia({ colorScheme: "light" });
  await draw("private", 1280, 800);

  await amira.page.setViewportSize({ width: 390, height: 844 });
  await amira.room.backToConversations.click();
  await amira.room.openConversation("Everyone");
  await expect(amira.room.messages.saying("the longest word")).toBeInViewport();
  await draw("phone", 390, 844);

  await amira.page.setViewportSize({ width: 1280, height: 800 });
  await amira.room.moderate.click();
  await expect(amira.panel.log).toContainText("switched the chat on");
  await expect(amira.panel.revoke("Guest")).toBeVisible();
  await draw("moderators", 1280, 1400);
});
