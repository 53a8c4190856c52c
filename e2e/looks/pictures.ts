import { fileURLToPath } from "node:url";
import type { Page } from "playwright/test";
import { Meeting } from "../fixtures/meeting";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

// Not tests: `npm run pictures` draws the README's pictures, and every screen in each look.

type Name = "room" | "room-dark" | "private" | "phone" | "moderate" | "home" | "join";

const LARGE = { width: 1200, height: 720 };
const SMALL = { width: 1060, height: 800 };
const PHONE = { width: 390, height: 780 };

test("the pictures for the README", async ({ browser }) => {
  test.slow();
  await using meeting = await Meeting.begin(browser);
  await meeting.isHeld();
  const { amira } = meeting;
  await expect(amira.page.getByRole("button", { name: "Dismiss" })).toHaveCount(0);

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
  await amira.panel.opens("Invitations");
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

test("every screen, in each language, theme and width", async ({ browser }) => {
  test.slow();
  await using meeting = await Meeting.begin(browser);
  await meeting.isHeld();
  const { amira, invitation } = meeting;
  const { pathname } = new URL(amira.page.url());
  const olu = await meeting.newcomer("Olúwaṣeun Adébáyọ̀");
  const screens = [
    ["home", amira, "/"],
    ["room", amira, pathname],
    ["conversations", amira, `${pathname}#conversations`],
    ["people", amira, `${pathname}#people`],
    ["moderate", amira, `${pathname}/moderate`],
    ["moderate-people", amira, `${pathname}/moderate/people`],
    ["moderate-review", amira, `${pathname}/moderate/review`],
    ["moderate-log", amira, `${pathname}/moderate/log`],
    ["join", olu, invitation],
  ] as const;
  for (const language of ["en", "de"]) {
    for (const { page, home } of [amira, olu]) {
      await page.goto("/");
      await home.language.selectOption(language);
    }
    for (const [screen, { page }, place] of screens) {
      await page.goto(place);
      await drawInAllLooks(page, `${screen}-${language}`);
    }
  }
});

test("what is done with messages, in each language, theme and width", async ({ browser }) => {
  test.setTimeout(600_000);
  await using meeting = await Meeting.begin(browser);
  await meeting.isHeld();
  await meeting.isDiscussed();
  const { page, home } = meeting.amira;
  const room = new URL(page.url()).pathname;
  const log = page.getByRole("log");
  const message = (text: string) => log.getByRole("article").filter({ hasText: text });
  const field = page.locator("textarea");
  const states: Record<string, () => Promise<void>> = {
    discussed: async () => {},
    menu: () => presses("I take the letter.", "Enter"),
    reply: () => presses("I take the letter.", "y"),
    editor: () => presses("I take the letter.", "e"),
    reaction: () => presses("I take the letter.", "r"),
    pin: () => presses("I take the letter.", "p"),
    selection: () => presses("I take the letter.", "s"),
    mention: async () => {
      await field.pressSequentially("@jo");
      await page.getByRole("listbox").waitFor();
    },
  };
  for (const language of ["en", "de"]) {
    await page.goto("/");
    await home.language.selectOption(language);
    for (const [state, comes] of Object.entries(states)) {
      await page.setViewportSize(LARGE);
      await page.goto("about:blank");
      await page.goto(room);
      await message("could you look at").waitFor();
      await comes();
      await drawInAllLooks(page, `${state}-${language}`);
      await field.first().fill("");
    }
  }

  async function presses(text: string, key: string): Promise<void> {
    await message(text).last().focus();
    await page.keyboard.press(key);
  }
});

async function draw({ page }: Person, name: Name): Promise<void> {
  // Nothing is under the pointer.
  await page.mouse.move(0, 0);
  await drawTo(`docs/pictures/${name}.png`, page);
}

async function drawInAllLooks(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    for (const size of [LARGE, SMALL, PHONE]) {
      await page.setViewportSize(size);
      await drawTo(`test-results/pictures/${name}-${colorScheme}-${size.width}.png`, page);
    }
  }
}

async function drawTo(path: string, page: Page): Promise<void> {
  // Behind a dialog it has no role; behind the panel the room's is unseen.
  await expect(page.locator("h1").filter({ visible: true })).toHaveCount(1);
  await page.screenshot({ path: fileURLToPath(new URL(`../../${path}`, import.meta.url)), animations: "disabled" });
}
