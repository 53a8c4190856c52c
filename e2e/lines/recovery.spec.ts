import { expect, test } from "../fixtures/test";

test("a page whose elements something else took away is built anew, with the draft", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  await bob.room.composer.field.fill("Unfinis");
  await alice.room.moderate.click();
  await alice.panel.chatSwitch.click();
  await bob.room.composer.switchedOff.evaluate((element) => element.remove());
  await alice.panel.chatSwitch.click();
  await expect.poll(() => bob.complaints.list.join("\n")).toContain("NotFoundError");
  bob.complaints.forgives(/NotFoundError/);
  await expect(bob.room.composer.field).toHaveValue("Unfinis");
  await bob.room.composer.say("Finished.");
  await expect(bob.page.getByText("Something went wrong")).toHaveCount(0);
  await expect(bob.room.messages.saying("Finished.")).toBeVisible();
});
