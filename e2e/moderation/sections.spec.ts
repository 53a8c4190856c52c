import { faultsOf } from "../fixtures/page/audit";
import { liesWell } from "../fixtures/page/layout";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

const BESIDE = ["Room", "People", "Waiting", "To review"] as const;
const PAGES = ["Invitations", "Log", "Keep"] as const;

/** How often the server has let this page into a room. */
function joins({ received }: Person): number {
  return received.split('"join_success"').length - 1;
}

test.describe("on a wide screen", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("sections stand beside the chat, have addresses, and the room is joined once", async ({
    alice,
    bob,
    meeting,
  }) => {
    expect(meeting).toBeTruthy();
    const { page, panel, room } = alice;
    await room.openPrivate("Bob");
    await room.composer.field.fill("Half a draft");
    await room.moderate.click();
    await expect(panel.heading).toHaveText("Room");
    await expect(panel.heading).toBeFocused();
    await expect(page).toHaveTitle(/Room: moderate Quarterly planning/);
    for (const section of BESIDE.slice(1)) {
      await panel.opens(section);
      await expect(panel.heading).toBeFocused();
      await expect(page).toHaveURL(new RegExp(`/moderate/${section.toLowerCase().replace("to ", "")}#private=`));
      await expect(panel.section(section)).toHaveAttribute("aria-current", "page");
      await expect(room.composer.field).toHaveValue("Half a draft");
      expect(await faultsOf(page)).toEqual([]);
    }
    await bob.room.openPrivate("Alice");
    await bob.room.composer.say("Are you there?");
    await expect(room.messages.saying("Are you there?")).toBeVisible();
    await page.goBack();
    await expect(panel.heading).toHaveText("Waiting");
    await page.goForward();
    await expect(panel.heading).toHaveText("To review");
    await panel.opens("Log");
    await expect(room.composer.field).toBeHidden();
    await expect(panel.log).toContainText("Nothing yet");
    await panel.toChat.click();
    await expect(room.messages.saying("Are you there?")).toBeVisible();
    await expect(room.composer.field).toHaveValue("Half a draft");
    await expect(room.moderate).toBeFocused();
    expect(joins(alice)).toBe(1);
    await page.goto(page.url().replace(/#.*/, "/moderate/people"));
    await expect(panel.heading).toHaveText("People");
    await expect(room.composer.field).toBeVisible();
  });

  test("keys lead into the panel and out of it", async ({ alice, meeting }) => {
    expect(meeting).toBeTruthy();
    const { page, panel, room } = alice;
    await room.moderate.press("Enter");
    await expect(panel.heading).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("switch", { name: "Chat" })).toBeFocused();
    await room.composer.field.focus();
    await page.keyboard.press("F6");
    await expect(panel.section("Room")).toBeFocused();
    await page.keyboard.press("Shift+F6");
    await expect(room.composer.field).toBeFocused();
    await page.keyboard.press("F6");
    // The name of the sign first, then the panel.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(panel.place).toHaveCount(0);
    await expect(room.moderate).toBeFocused();
    await expect(room.people.aside).toBeVisible();
    await room.moderate.press("Enter");
    await panel.heading.waitFor();
    await page.keyboard.press("Control+f");
    await expect(room.search.field).toBeFocused();
    await expect(panel.heading).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(panel.heading).toBeVisible();
    await panel.opens("Log");
    await expect(panel.heading).toBeFocused();
    await page.keyboard.press("F6");
    await expect(panel.toChat).toBeFocused();
    await page.keyboard.press("F6");
    await expect(panel.section("Log")).toBeFocused();
  });
});

test.describe("at half the width", () => {
  test.use({ viewport: { width: 900, height: 800 } });

  test("each section is a page, and what is read behind it stays unread", async ({ alice, bob, meeting }) => {
    expect(meeting).toBeTruthy();
    const { page, panel, room } = alice;
    const chat = page.url();
    await room.moderate.click();
    for (const section of [...BESIDE.slice(1), ...PAGES, "Room", "Log", "Keep"] as const) {
      await panel.opens(section);
      await expect(panel.heading).toBeFocused();
      await expect(room.composer.field).toBeHidden();
      expect(await faultsOf(page)).toEqual([]);
    }
    await bob.room.composer.say("Anybody here?");
    await expect(page).toHaveTitle(/^\(1\) Keep/);
    await page.reload();
    await expect(panel.heading).toHaveText("Keep");
    await page.goBack();
    await expect(panel.heading).toHaveText("Log");
    await page.goto(`${chat}/moderate/invitations`);
    await expect(panel.newInvitation).toBeVisible();
    await panel.toChat.click();
    await expect(room.messages.saying("Anybody here?")).toBeVisible();
    await expect(page).toHaveTitle(/^Quarterly/);
    await panel.place.waitFor({ state: "detached" });
    await page.goto(`${chat}/moderate/nothing`);
    await expect(panel.heading).toHaveText("Room");
    await panel.opens("People");
    await room.personMenu.chooses("Bob", "Message privately");
    await expect(room.messages.of("Bob")).toBeVisible();
    await expect(room.composer.field).toBeFocused();
    await page.goBack();
    await expect(panel.heading).toHaveText("People");
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("a page before the sections leads to each, and the header back", async ({ alice, meeting }) => {
    expect(meeting).toBeTruthy();
    const { page, panel, room } = alice;
    await room.moderate.tap();
    await expect(panel.heading).toHaveText("Moderate");
    expect(await faultsOf(page)).toEqual([]);
    for (const section of [...BESIDE, ...PAGES]) {
      await panel.opens(section);
      await expect(panel.heading).toBeFocused();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole("link", { name: "All sections" }).tap();
      await expect(panel.heading).toHaveText("Moderate");
    }
    await panel.toChat.tap();
    await expect(room.composer.field).toBeVisible();
  });

  test("the chat counts what waits for moderators, on the button that leads there", async ({ alice, bob, meeting }) => {
    expect(meeting).toBeTruthy();
    const { page, panel, room } = alice;
    await expect(room.moderate).toHaveAccessibleName("Moderate");
    await expect(bob.room.moderate).toHaveCount(0);
    await room.moderate.tap();
    await panel.opens("Room");
    await page
      .getByRole("radiogroup", { name: "Messages that moderators see first" })
      .getByRole("radio", { name: "Everyone's" })
      .tap();
    await expect(bob.page.getByText("Moderators see your message before everybody else does.")).toBeVisible();
    for (const text of ["The first", "The second"]) {
      await bob.room.composer.field.fill(text);
      await bob.room.composer.sendButton.tap();
    }
    await page.getByRole("link", { name: "All sections" }).tap();
    await panel.toChat.tap();
    await expect(room.composer.field).toBeVisible();
    await expect(room.moderate).toHaveAccessibleName("Moderate, 2 waiting");
    await expect(room.moderate).toContainText("2");
    expect(await faultsOf(page)).toEqual([]);
    await liesWell(page, "the chat of a moderator");
    const [back, moderate] = [await room.backToConversations.boundingBox(), await room.moderate.boundingBox()];
    expect(moderate?.y, "the header has one line").toBe(back?.y);
    await room.moderate.tap();
    await expect(panel.section("To review")).toHaveAccessibleName("To review, 2");
  });
});

test.describe("in German", () => {
  test.use({ viewport: { width: 1440, height: 900 }, locale: "de-DE" });

  test("the panel has German words", async ({ alice }) => {
    const { page } = alice;
    await page.goto("/");
    await page.getByRole("textbox").first().fill("Quartal");
    await page.getByRole("textbox").nth(1).fill("Alice");
    await page.getByRole("textbox").nth(1).press("Enter");
    await page.getByRole("link", { name: "Moderieren" }).click();
    const sections = page.getByRole("navigation", { name: "Moderieren" }).getByRole("link");
    await expect(sections).toHaveCount(7);
    for (const name of ["Personen, 1", "Wartende", "Zu prüfen", "Einladungen", "Protokoll", "Aufbewahren", "Raum"]) {
      await page.getByRole("navigation", { name: "Moderieren" }).getByRole("link", { name, exact: true }).click();
      await expect(page.locator("[data-region=panel]").getByRole("heading", { level: 2 })).toHaveText(
        name.replace(", 1", ""),
      );
      expect(await faultsOf(page)).toEqual([]);
    }
  });
});
