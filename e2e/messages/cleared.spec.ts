import { expect, test } from "../fixtures/test";

test("a cleared conversation claims nothing untrue, for those who saw it, return or come later", async ({
  alice,
  bob,
  newcomer,
  meeting,
}) => {
  await bob.room.composer.say("To be cleared.");
  await expect(alice.room.messages.saying("To be cleared.")).toBeVisible();
  await alice.room.moderate.click();
  await alice.panel.clearButton.click();
  await alice.page.getByRole("alertdialog").getByRole("button", { name: "Clear" }).click();
  const { log } = bob.room.messages;
  await expect(log).toContainText("The history was cleared");
  await expect(bob.room.messages.notice("Alice cleared the history")).toBeVisible();
  await alice.panel.chatSwitch.click();
  await expect(bob.room.messages.notice("Alice switched the chat off")).toBeVisible();

  await bob.page.reload();
  const dora = await newcomer("Dora");
  await dora.joins(meeting);
  for (const { room } of [bob, dora]) {
    await expect(room.messages.log).toContainText("There are no messages here");
    await expect(room.messages.log).not.toContainText("has been said");
  }
});
