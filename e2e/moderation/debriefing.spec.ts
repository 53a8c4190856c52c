import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";

test("a meeting is ended for all but moderators, after a question whose focus is on Cancel", async ({
  meeting,
  alice,
  bob,
}) => {
  expect(meeting).toContain("/join/");
  await alice.room.moderate.click();
  await alice.page.getByRole("button", { name: "End for others…" }).click();
  const { question } = alice.panel;
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  expect(await faultsOf(alice.page)).toEqual([]);
  await alice.page.keyboard.press("Enter");
  await expect(question).toHaveCount(0);
  await expect(bob.room.composer.field).toBeVisible();

  await alice.page.getByRole("button", { name: "End for others…" }).click();
  await question.getByRole("radio", { name: "All but moderators" }).click();
  await question.getByRole("button", { name: "End it for them" }).click();
  await expect(question).toHaveCount(0);
  await expect(bob.page.getByRole("heading", { name: "The meeting is over" })).toBeVisible();
  expect(await faultsOf(bob.page)).toEqual([]);
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice ended the meeting for others");
  await bob.page.getByRole("button", { name: "Ask to come in" }).click();
  await alice.panel.opens("Waiting");
  await alice.page.getByRole("button", { name: "Let Bob in" }).click();
  await expect(bob.room.composer.field).toBeVisible();
});
