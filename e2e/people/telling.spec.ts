import type { Page } from "playwright/test";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

type Told = { readonly title: string; readonly body: string; readonly tag: string };

declare global {
  interface Window {
    told: Told[];
    takenBack: string[];
  }
}

/** A desktop that notes what it is told: the browser of these tests has none. */
async function watchDesktop({ page }: Person): Promise<void> {
  await page.context().addInitScript(() => {
    window.told = [];
    window.takenBack = [];
    class Desktop extends EventTarget {
      // All tabs have the same leave.
      static get permission() {
        return localStorage.getItem("leave") ?? "default";
      }
      static async requestPermission() {
        localStorage.setItem("leave", "granted");
        return Desktop.permission;
      }
      readonly #tag: string;
      onclick: (() => void) | undefined;
      constructor(title: string, { body = "", tag = "" }: NotificationOptions) {
        super();
        this.#tag = tag;
        window.told.push({ title, body, tag });
        Reflect.set(window, "clickLast", () => this.onclick?.());
      }
      close() {
        window.takenBack.push(this.#tag);
      }
    }
    Reflect.set(window, "Notification", Desktop);
  });
}

const told = (page: Page) => page.evaluate(() => window.told.map(({ title, body }) => `${title}: ${body}`));

test("three tabs tell once what happens elsewhere, and take it back when it is read; muted ones tell nothing", async ({
  alice,
  bob,
  carol,
}) => {
  test.slow();
  await watchDesktop(bob);
  await bob.page.reload();
  const tabs = [bob, await bob.elsewhere(), await bob.elsewhere()];
  const room = bob.page.url();
  for (const tab of tabs.slice(1)) {
    await tab.page.goto(room);
    await tab.room.composer.field.waitFor();
  }
  const allTold = async () => (await Promise.all(tabs.map(({ page }) => told(page)))).flat();

  await bob.page.bringToFront();
  await bob.page.getByRole("button", { name: "Notifications" }).click();
  const notifications = bob.page.getByRole("dialog", { name: "Notifications" });
  await notifications.getByRole("switch", { name: "On the desktop" }).click();
  await notifications.getByRole("radio", { name: "Private messages only" }).click();
  await bob.page.keyboard.press("Escape");

  await alice.room.composer.say("@Bob, to everyone");
  await carol.room.openPrivate("Bob");
  await carol.room.composer.say("Only for you");
  await expect.poll(allTold, "of the private one alone, and once").toEqual(["Carol: Only for you"]);
  await expect(bob.page).toHaveTitle(/^\(\d\)/);
  await expect(bob.page.locator("link[rel=icon]").first()).toHaveAttribute("href", "/icon-dot.svg");

  await carol.room.composer.say("And one more");
  await carol.room.composer.say("And another");
  await expect
    .poll(allTold, "later ones are summed up")
    .toEqual(["Carol: Only for you", expect.stringMatching(/^Carol: \d new messages/)]);

  const [, elsewhere] = tabs;
  await elsewhere?.page.bringToFront();
  await elsewhere?.room.openConversation("Carol");
  await expect
    .poll(async () => (await Promise.all(tabs.map(({ page }) => page.evaluate(() => window.takenBack)))).flat())
    .toEqual([expect.stringContaining("private:")]);
  await expect(bob.page).not.toHaveTitle(/^\(3\)/);
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveCount(0);
  await carol.room.composer.say("Before your eyes");
  await expect(elsewhere?.room.messages.saying("Before your eyes") ?? bob.page.locator("body")).toBeVisible();

  await bob.room.conversations.named("Carol").click({ button: "right" });
  await bob.page.getByRole("menuitem", { name: "Mute" }).click();
  await elsewhere?.room.openConversation("Everyone");
  await carol.room.composer.say("Said to a muted one");
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");
  await expect(bob.page.locator("link[rel=icon]").first()).toHaveAttribute("href", "/icon.svg");
  // Longer than anything waits that is told.
  await expect.poll(allTold, { intervals: [6_000] }).toHaveLength(2);
});

test("a conversation is marked as unread by its menu, on every device, and a draft stands in the list", async ({
  alice,
  bob,
  carol,
}) => {
  await carol.room.openPrivate("Bob");
  await carol.room.composer.say("Read me twice");
  await bob.room.openConversation("Carol");
  await expect(bob.room.messages.saying("Read me twice")).toBeVisible();
  await bob.room.composer.field.fill("To be continued");
  await bob.room.openConversation("Everyone");
  const row = bob.room.conversations.named("Carol");
  await expect(row).toContainText("Draft To be continued");
  await expect(row.locator("time")).toHaveText(/^\d+:\d\d/);
  await row.focus();
  await bob.page.keyboard.press("m");
  await bob.page.getByRole("menuitem", { name: "Mark as unread" }).click();
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");
  await expect(row).toBeFocused();
  await bob.page.reload();
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveText("1 unread");
  await bob.room.openConversation("Carol");
  await expect(bob.room.conversations.unreadIn("Carol")).toHaveCount(0);
  expect(alice.name).toBe("Alice");
});
