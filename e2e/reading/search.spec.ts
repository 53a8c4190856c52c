import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";

test("messages are found by keyboard, and the way leads to one and back", async ({ alice, bob, carol }) => {
  const { composer, messages, search } = alice.room;
  const { keyboard } = alice.page;
  await composer.say("Does the old export stay until March?");
  await bob.room.openPrivate("Alice");
  await bob.room.composer.say("The export in Łódź is at https://docs.example.org/export");
  for (let number = 0; number < 3; number++) await composer.say(`Something else, number ${number}`);
  await expect(alice.room.conversations.unreadIn("Bob")).toHaveText("1 unread");

  await composer.field.press("Control+F");
  await expect(search.field).toBeFocused();
  await expect(alice.room.people.aside).toBeHidden();
  await keyboard.type("exp");
  await expect(search.status).toHaveText("2 messages");
  await expect(search.hits).toHaveCount(2);
  await expect(search.hits.first()).toContainText("with Bob");
  await expect(search.hits.first().locator("mark")).toHaveText(["exp", "exp"]);
  expect(await faultsOf(alice.page)).toEqual([]);
  await search.hasLink.click();
  await expect(search.status).toHaveText("1 message");
  await carol.room.search.button.click();
  await carol.room.search.field.fill("exp");
  await expect(carol.room.search.status).toHaveText("1 message");
  await search.hasLink.click();
  await expect(search.hits).toHaveCount(2);

  await search.field.press("ArrowDown");
  await keyboard.press("ArrowDown");
  await expect(search.hit("until March")).toBeFocused();
  await keyboard.press("Enter");
  await expect(messages.saying("until March")).toBeFocused();
  await expect(search.hits).toHaveCount(2);

  await keyboard.press("/");
  await expect(search.field).toBeFocused();
  await keyboard.type("lodz");
  await expect(search.hits).toHaveCount(1);
  await expect(search.hits.locator("mark")).toHaveText("Łódź");
  await keyboard.press("Escape");
  await expect(search.pane).toBeHidden();
  await expect(messages.saying("until March")).toBeFocused();
  await expect(alice.room.people.aside).toBeVisible();
});

test("what is removed meanwhile is gone from the hits, and a phone has the search as its page", async ({
  alice,
  carol,
}) => {
  const { search } = carol.room;
  await alice.room.composer.say("The plan for everyone");
  await carol.page.setViewportSize({ width: 390, height: 780 });
  await search.button.click();
  await search.field.fill("plan");
  await expect(search.hits).toHaveCount(1);
  expect(await faultsOf(carol.page)).toEqual([]);
  await alice.room.messages.saying("for everyone").press("Enter");
  await alice.room.messageMenu.item("Remove").click();
  await alice.page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click();
  await expect(search.pane).toContainText("A message that was removed");
  await expect(search.hits).toHaveCount(0);
  await search.field.fill("nowhere");
  await expect(search.pane).toContainText("Nothing found for “nowhere”");
  await search.field.press("Escape");
  await expect(carol.room.composer.field).toBeVisible();
});
