import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";
import { toastOf, undoInToast } from "../screens/toast";

test("a moderator gives somebody a name, which stays over a reload, and can be taken back", async ({
  meeting,
  alice,
  bob,
  carol,
}) => {
  expect(meeting).toContain("/join/");
  await alice.room.personMenu.chooses("Bob", "Rename…");
  const window = alice.page.getByRole("dialog", { name: "Give Bob another name?" });
  const field = window.getByRole("textbox", { name: "New name" });
  await expect(field).toBeFocused();
  expect(await faultsOf(alice.page)).toEqual([]);
  await field.fill("  ");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/Enter a name/);
  await field.fill("Alice");
  await field.press("Enter");
  await expect(toastOf(alice.page)).toContainText("This name cannot be used. Choose another.");
  await field.fill("Robert");
  await field.press("Enter");
  await expect(window).toHaveCount(0);
  await expect(toastOf(bob.page)).toContainText("A moderator has given you the name Robert. It stays.");
  await expect(carol.room.people.named("Robert")).toBeVisible();
  await expect(carol.room.messages.log).toContainText("Bob is now called Robert");

  await bob.page.reload();
  await expect(bob.room.people.named("Robert")).toBeVisible();
  await bob.room.own.chooses("Change name…");
  await expect(bob.page.getByRole("dialog", { name: "Change your name" })).toContainText(
    "A moderator has given you this name. Only a moderator can change it.",
  );
  await bob.page.keyboard.press("Escape");
  await undoInToast(alice.page).click();
  await expect(carol.room.people.named("Bob")).toBeVisible();
});

test("moderators keep everybody's names as they are", async ({ meeting, alice, bob }) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.page.getByRole("switch", { name: "Changing names" }).click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice let nobody change their own name");
  await bob.room.own.chooses("Change name…");
  await expect(bob.page.getByRole("dialog", { name: "Change your name" })).toContainText(
    "The moderators let nobody change their own name now.",
  );
});
