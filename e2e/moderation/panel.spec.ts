import { faultsOf } from "../fixtures/page/audit";
import { expect, test } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

test("the panel shows who is muted and banned, lifts both with a way back, and the log tells of it", async ({
  alice,
  bob,
  carol,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  const { page, room, panel } = alice;
  const which = page.getByRole("radiogroup", { name: "Which people" });
  await room.moderate.click();
  await panel.opens("People");
  await which.getByRole("radio", { name: "Muted" }).click();
  await expect(page.getByText("Nobody is muted.")).toBeVisible();
  await which.getByRole("radio", { name: "Banned" }).click();
  await expect(page.getByText("Nobody is banned.")).toBeVisible();
  await which.getByRole("radio", { name: "All" }).click();

  await room.personMenu.chooses("Carol", "Mute", "10 minutes");
  await expect(panel.person("Carol")).toContainText(/Muted until \d\d:\d\d/);
  await which.getByRole("radio", { name: "Muted 1" }).click();
  await expect(page.getByRole("list", { name: "Muted" }).getByRole("listitem")).toContainText(
    /Muted until \d\d:\d\d · by .*Alice/,
  );
  await page.getByRole("button", { name: "Unmute Carol" }).click();
  await expect(page.getByText("Nobody is muted.")).toBeVisible();
  await expect(which.getByRole("radio", { name: "Muted" })).toBeFocused();
  await expect(carol.room.composer.muted).toHaveCount(0);
  await undoInToast(page).click();
  await expect(page.getByRole("button", { name: "Unmute Carol" })).toBeVisible();
  await expect(carol.room.composer.muted).toBeVisible();

  await which.getByRole("radio", { name: "All" }).click();
  await room.personMenu.chooses("Bob", "Ban…");
  await room.personMenu.question.getByRole("button", { name: "Ban", exact: true }).click();
  await expect(bob.page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
  await which.getByRole("radio", { name: "Banned 1" }).click();
  const banned = page.getByRole("list", { name: "Banned" }).getByRole("listitem");
  await expect(banned).toContainText(/Banned by .*Alice/);
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Lift the ban of Bob" }).click();
  await expect(page.getByText("Nobody is banned.")).toBeVisible();
  await undoInToast(page).click();
  await expect(banned).toContainText("Bob");
  await bob.page.goto(meeting);
  await expect(bob.page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
  await page.getByRole("button", { name: "Lift the ban of Bob" }).click();
  await bob.page.goto(meeting);
  await expect(bob.room.composer.field).toBeVisible();
  await panel.opens("Log");
  await expect(panel.log).toContainText(/Alice.* muted .*Carol.* until \d\d:\d\d/);
  await expect(panel.log).toContainText(/Alice.* banned .*Bob/);
  await expect(panel.log).toContainText(/Alice.* lifted the ban of .*Bob/);
});
