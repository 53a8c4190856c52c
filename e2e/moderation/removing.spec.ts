import { expect, test } from "../fixtures/test";

test("all that somebody wrote to everyone is removed after a question, and what others wrote stays", async ({
  alice,
  bob,
  meeting,
  newcomer,
}) => {
  const { personMenu, messages } = alice.room;
  for (const text of ["Cheap watches", "Cheap bags"]) await bob.room.composer.say(text);
  await alice.room.composer.say("Please stop that.");
  await expect(messages.saying("Cheap bags")).toBeVisible();
  await personMenu.chooses("Bob", "Remove all messages…");
  const question = alice.page.getByRole("alertdialog");
  await expect(question).toContainText("Nobody can bring the messages back.");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await question.getByRole("button", { name: "Remove" }).click();
  await expect(alice.page.getByText("The messages of Bob are removed.")).toBeVisible();
  for (const { room } of [alice, bob]) {
    await expect(room.messages.saying("Please stop that.")).toBeVisible();
    await expect(room.messages.saying("Cheap watches")).toHaveCount(0);
    await expect(room.messages.saying("Cheap bags")).toHaveCount(0);
  }
  const dora = await newcomer("Dora");
  await dora.joins(meeting);
  await expect(dora.room.messages.saying("Please stop that.")).toBeVisible();
  await expect(dora.page.getByText("Cheap")).toHaveCount(0);
});

test("somebody who is removed sees that at once, asks to come in again, and is let in", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toBeTruthy();
  await bob.room.composer.say("Something rude");
  await alice.room.personMenu.chooses("Bob", "Remove from the room", "Insult or threat");
  await expect(alice.page.getByText("Bob is removed. A moderator has to let them in again.")).toBeVisible();
  await expect(bob.page.getByRole("heading", { level: 1 })).toHaveText("You were removed from this room");
  await expect(bob.page.getByText("Something rude")).toHaveCount(0);
  await bob.page.getByRole("button", { name: "Ask to come in" }).click();
  await expect(bob.page.getByText("You are waiting for")).toBeVisible();
  const strip = alice.page.getByRole("region", { name: "Waiting room" });
  await expect(strip).toContainText("1 person is waiting");
  await strip.getByRole("button", { name: "Let all in" }).click();
  await expect(bob.room.messages.saying("Something rude")).toBeVisible();
  await expect(strip).toHaveCount(0);

  await alice.room.personMenu.chooses("Bob", "Send to the waiting room");
  await expect(bob.page.getByText("You are waiting for")).toBeVisible();

  await alice.room.moderate.click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText(/Alice.* removed .*Bob.* from the room · Insult or threat/);
});
