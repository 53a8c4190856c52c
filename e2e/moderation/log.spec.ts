import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";

test("the log tells of a person, of a kind and of both, and says how much there is", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  const { page, room, panel } = alice;
  await bob.room.composer.say("Buy this");
  await expect(carol.room.messages.log).toContainText("Buy this");
  await room.moderate.click();
  await panel.opens("People");
  await room.personMenu.chooses("Carol", "Mute", "10 minutes");
  await room.personMenu.chooses("Bob", "Rename…");
  const naming = page.getByRole("dialog");
  await naming.getByRole("textbox").fill("Robert");
  await naming.getByRole("button", { name: "Rename" }).click();
  await expect(naming).toHaveCount(0);
  await panel.opens("Log");
  const person = page.getByRole("combobox", { name: "Person" });
  const kind = page.getByRole("combobox", { name: "Kind" });
  const status = page.getByRole("status").filter({ hasText: /^\d+ entr/ });
  await expect(panel.log).toContainText(/Alice.* gave .*Bob.* the name .*Robert/);
  await expect(status).toHaveCount(0);

  await person.selectOption({ label: "Carol" });
  await expect(status).toHaveText("1 entry");
  await expect(panel.log.getByRole("listitem")).toHaveText(/Alice.* muted .*Carol/);
  expect(await faultsOf(page)).toEqual([]);
  await kind.selectOption({ label: "Rules and switches" });
  await expect(panel.log).toContainText("The log has no such entries.");
  await expect(status).toHaveText("0 entries");
  await person.selectOption({ label: "Everybody" });
  await panel.opens("Room");
  await page.getByRole("switch", { name: "Chat", exact: true }).click();
  await panel.opens("Log");
  await expect(panel.log).toContainText(/Alice.* switched the chat off/);
  await expect(panel.log).not.toContainText("Buy this");
});

test("the log says who gave a role and groups, what a rule became and was, and names people who are gone", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  await expect(bob.room.composer.field).toBeVisible();
  await expect(carol.room.composer.field).toBeVisible();
  const { page, room, panel } = alice;
  await room.moderate.click();
  await page.getByRole("radiogroup", { name: "Slow mode" }).getByRole("radio", { name: "30 sec" }).click();
  await panel.setGroups("Bob", ["press"]);
  await panel.promote("Bob");
  await room.personMenu.chooses("Bob", "Take the role back");
  await room.personMenu.chooses("Carol", "Remove from the room", "Insult or threat");
  await expect(carol.page.getByRole("button", { name: "Ask to come in" })).toBeVisible();
  await panel.opens("Log");
  const line = (text: RegExp) => panel.log.getByRole("listitem").filter({ hasText: text });
  await expect(line(/^\S+ ?Alice set “Slow mode” to “30 seconds” · before: “Off”$/)).toHaveCount(1);
  await expect(line(/Alice changed the groups of Bob to press/)).toHaveCount(1);
  await expect(line(/Alice made Bob a moderator/)).toHaveCount(1);
  await expect(line(/Alice took the moderator’s role from Bob/)).toHaveCount(1);
  await expect(line(/Alice removed Carol from the room · Insult or threat/)).toHaveCount(1);
  expect(await faultsOf(page)).toEqual([]);

  // A page that begins now has never seen Carol.
  await page.reload();
  await expect(line(/Alice removed Carol from the room/)).toHaveCount(1);
  await page.getByRole("combobox", { name: "Person" }).selectOption({ label: "Carol" });
  await expect(panel.log.getByRole("listitem")).toHaveText([/Alice removed Carol from the room/]);
  await page.getByRole("combobox", { name: "Person" }).selectOption({ label: "Bob" });
  await expect(line(/Alice made Bob a moderator/)).toHaveCount(1);
  await expect(line(/Slow mode|Carol/)).toHaveCount(0);
});
