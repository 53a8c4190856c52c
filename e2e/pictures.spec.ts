import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Meeting } from "./fixtures/meeting";
import type { Person } from "./fixtures/person";
import { expect, test } from "./fixtures/test";

const NAMES = ["room", "room-dark", "private", "phone", "moderate", "home", "join"] as const;
type Name = (typeof NAMES)[number];

const LARGE = { width: 1200, height: 720 };
const SMALL = { width: 1060, height: 800 };
const PHONE = { width: 390, height: 780 };

const fileOf = (name: Name) => fileURLToPath(new URL(`../docs/pictures/${name}.png`, import.meta.url));

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
  await expect(amira.room.toast).toHaveCount(0);

  await amira.page.setViewportSize(LARGE);
  await expect(amira.room.messages.newLine).toBeInViewport();
  await expect(amira.room.messages.saying("the longest word")).toBeInViewport();
  await draw(amira, "room");
  await amira.page.emulateMedia({ colorScheme: "dark" });
  await draw(amira, "room-dark");

  await amira.page.setViewportSize(SMALL);
  await amira.room.openConversation("Yuki Tanaka");
  await amira.room.composer.field.fill("And a copy to Jonas, please.");
  await draw(amira, "private");
  await amira.room.composer.field.clear();
  await amira.page.emulateMedia({ colorScheme: "light" });

  await amira.page.setViewportSize(PHONE);
  await amira.room.backToConversations.click();
  await amira.room.openConversation("Everyone");
  await expect(amira.room.messages.saying("the longest word")).toBeInViewport();
  await draw(amira, "phone");

  await amira.page.setViewportSize(SMALL);
  await amira.room.moderate.click();
  await expect(amira.panel.revoke("Guest")).toBeVisible();
  await draw(amira, "moderate");

  await amira.page.goto("/");
  await amira.home.title.fill("Release retrospective");
  await draw(amira, "home");

  const olu = await meeting.newcomer("Olúwaṣeun Adébáyọ̀");
  await olu.page.setViewportSize(SMALL);
  await olu.page.goto(meeting.invitation);
  await olu.door.name.fill(olu.name);
  await draw(olu, "join");
});

async function draw({ page }: Person, name: Name): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.screenshot({ path: fileOf(name), animations: "disabled" });
}
