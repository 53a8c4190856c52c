import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

const composerTop = async ({ room }: Person) => (await room.composer.field.boundingBox())?.y;
/** Longer than somebody is shown to be typing. */
const GONE = { timeout: 10_000 };

test("the others see who is typing, where it is meant, until it is said or given up, and only with leave", async ({
  alice,
  bob,
  carol,
}) => {
  const { typists } = alice.room.composer;
  const top = await composerTop(alice);
  await bob.room.composer.field.pressSequentially("Until M");
  await expect(typists).toHaveText("Bob is typing");
  await carol.room.composer.field.pressSequentially("Fri");
  await expect(typists).toHaveText("Bob and Carol are typing");
  expect(await composerTop(alice), "nothing moves").toBe(top);
  await expect(bob.room.composer.typists).toHaveText("Carol is typing");
  await expect(carol.room.composer.typists).toHaveText("Bob is typing");

  await bob.room.composer.say("Until March");
  await expect(alice.room.messages.saying("Until March")).toBeVisible();
  await expect(typists).not.toHaveText(/Bob/);
  await expect(typists, "Carol has given up").toHaveCount(0, GONE);

  await bob.room.openPrivate("Alice");
  await bob.room.composer.field.pressSequentially("Between us");
  await carol.room.composer.field.pressSequentially("day");
  await expect(typists, "what is private is not shown among what is said to everyone").toHaveText("Carol is typing");
  await bob.room.composer.say("Between us two");
  await alice.room.openConversation("Bob");
  // Letters within three seconds of the last telling are not told again.
  await expect(async () => {
    await bob.room.composer.field.pressSequentially("Well? ");
    await expect(typists).toHaveText("Bob is typing", { timeout: 1_000 });
  }).toPass();

  await alice.room.own.opensSettings();
  await alice.room.own.showTyping.click();
  await expect(typists).toHaveCount(0);
  await alice.page.reload();
  await alice.room.own.opensSettings();
  await expect(alice.room.own.showTyping).not.toBeChecked();
  await alice.page.keyboard.press("Escape");
  await alice.room.openConversation("Everyone");
  await bob.room.openConversation("Everyone");
  await alice.room.composer.field.pressSequentially("Unseen");
  await carol.room.composer.field.pressSequentially("s");
  await expect(bob.room.composer.typists).toHaveText("Carol is typing");
  await expect(typists).toHaveCount(0);
});
