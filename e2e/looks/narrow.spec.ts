import { expect, test } from "../fixtures/test";

test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

test("a phone shows one thing at a time, and the header leads back", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  await expect(bob.room.composer.field).toBeVisible();
  await expect(bob.room.conversations.nav).toBeHidden();
  await expect(bob.room.people.aside).toBeHidden();

  await bob.room.showPeople.tap();
  await expect(bob.room.people.aside).toBeVisible();
  await expect(bob.room.composer.field).toBeHidden();
  await bob.room.backToMessages.tap();
  await expect(bob.room.composer.field).toBeVisible();
  await bob.room.showPeople.tap();
  await bob.room.people.named("Alice").tap();
  await expect(bob.room.heading).toHaveText("Alice");
  await expect(bob.room.composer.field).toHaveAccessibleDescription(/Privately to .*Alice/);
  await bob.room.composer.field.fill("From my phone");
  await bob.room.composer.sendButton.tap();
  await expect(bob.room.messages.saying("From my phone")).toBeVisible();

  await bob.room.backToConversations.tap();
  await expect(bob.room.conversations.named("Alice")).toContainText("From my phone");
  await bob.room.conversations.named("Everyone").tap();
  await expect(bob.room.heading).toHaveText("Quarterly planning");
  await bob.page.goBack();
  await expect(bob.room.conversations.nav).toBeVisible();

  await alice.room.backToConversations.tap();
  await expect(alice.room.conversations.unreadIn("Bob")).toHaveText("1 unread");
  await alice.room.moderate.tap();
  await alice.panel.opens("Room");
  await expect(alice.panel.chatSwitch).toBeVisible();
});

test("the header of a chat and of its people has one line on a phone", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  for (const { page, room } of [alice, bob]) {
    const header = page.getByRole("banner");
    const isOneLine = async () => expect((await header.boundingBox())?.height).toBeLessThan(60);
    await expect(room.composer.field).toBeVisible();
    await isOneLine();
    await room.showPeople.tap();
    await expect(room.people.aside).toBeVisible();
    await isOneLine();
    await room.backToMessages.tap();
  }
});

test("no screen is wider than a phone", async ({ alice, meeting, bob }) => {
  const wide = "Ångström-Straßenbahnhaltestellenbeschilderungsbeauftragte der Verkehrsbetriebe, Nordwest";
  await alice.room.composer.field.fill(`${wide.replaceAll(" ", "")}https://example.org/${"path/".repeat(40)}`);
  await alice.room.composer.sendButton.tap();
  await bob.page.goto("/");
  await bob.home.start(wide, wide);
  await bob.room.composer.field.waitFor();
  await expect(alice.room.messages.saying("Ångström")).toBeVisible();
  for (const person of [alice, bob]) {
    for (const place of ["", "#conversations", "#people", "/moderate"]) {
      await person.page.goto(person.page.url().replace(/(#.*|\/moderate)?$/, place));
      await expect(person.page.getByRole("heading", { level: 1 })).toBeVisible();
      const overflow = await person.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${place} of ${person.name}`).toBeLessThanOrEqual(0);
    }
  }
  await bob.page.goto(meeting);
  const overflow = await bob.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
