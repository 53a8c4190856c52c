import { expect, test } from "../fixtures/test";

test("moderators have a conversation among themselves, which comes and goes with the role", async ({
  meeting,
  alice,
  bob,
}) => {
  expect(meeting).toContain("/join/");
  await expect(bob.room.conversations.named("Moderators")).toHaveCount(0);
  await alice.room.openConversation("Moderators");
  await expect(alice.room.composer.frame).toContainText("To the group Moderators. Only its members see this.");
  await alice.room.composer.say("Bob would be good.");
  await expect(alice.room.messages.saying("Bob would be good.")).toBeVisible();

  await alice.room.moderate.click();
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  const { dialog, moderates, save } = alice.panel.personDialog;
  await expect(dialog).toContainText("Reads all that moderators have written among themselves.");
  await moderates.click();
  await save.click();
  await dialog.waitFor({ state: "hidden" });
  await expect(alice.panel.person("Bob")).not.toContainText("@");

  await bob.room.openConversation("Moderators");
  await expect(bob.room.messages.saying("Bob would be good.")).toBeVisible();
  await bob.room.composer.say("Thank you!");
  await expect(bob.room.messages.saying("Thank you!")).toBeVisible();
  await bob.room.openConversation("Everyone");
  await bob.room.composer.field.pressSequentially("Please, @mod");
  await expect(bob.room.composer.mentions.active).toContainText("Moderators");
  await bob.page.keyboard.press("Enter");
  await bob.room.composer.field.pressSequentially("?");
  await bob.page.keyboard.press("Enter");
  await alice.panel.toChat.click();
  await alice.room.openConversation("Everyone");
  const calling = alice.room.messages.saying("Please, @Moderators?");
  await expect(calling).toHaveAccessibleName(/^Bob, .*, mentions you/);
  await bob.room.openConversation("Moderators");

  await alice.room.moderate.click();
  await alice.panel.opens("People");
  await alice.panel.change("Bob").click();
  await moderates.click();
  await save.click();
  await expect(bob.page.getByText("Bob would be good.")).toHaveCount(0);
  await expect(bob.room.messages.log).toContainText("You are not in the group Moderators any more");
  await bob.room.openConversation("Everyone");
  await expect(bob.room.conversations.named("Moderators")).toHaveCount(0);
  await bob.page.reload();
  await bob.room.composer.field.waitFor();
  await expect(bob.room.conversations.named("Moderators")).toHaveCount(0);
  const kept = await bob.page.evaluate(async () => {
    const found = await indexedDB.databases();
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name = "" } of found) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames)
        texts.push(
          await new Promise<string>((resolve) => {
            const reading = database.transaction(store).objectStore(store).getAll();
            reading.onsuccess = () => resolve(JSON.stringify(reading.result));
          }),
        );
      database.close();
    }
    return texts.join();
  });
  expect(kept).not.toContain("Bob would be good.");
});
