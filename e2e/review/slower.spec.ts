import { test } from "../fixtures/network/bad-line";
import { expect } from "../fixtures/test";

test("the slower of two moderators reads who settled it and how, and keeps no text that was removed", async ({
  alice,
  bob,
  carol,
  line,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  for (const text of ["You fools", "You idiots"]) {
    await carol.room.composer.say(text);
    const said = bob.room.messages.saying(text);
    await said.click({ button: "right" });
    await bob.room.messageMenu.item("Report…").click();
    await bob.page.getByRole("dialog").getByRole("button", { name: "Report" }).click();
    await expect(bob.page.getByRole("dialog")).toHaveCount(0);
  }
  await alice.room.personMenu.chooses("Bob", "Make moderator");
  for (const { room, panel } of [alice, bob]) {
    await room.moderate.click();
    await panel.opens("To review");
  }
  const cards = bob.panel.place.getByRole("article");
  await cards.filter({ hasText: "You fools" }).focus();
  const removes = async (text: string) => {
    const card = alice.panel.place.getByRole("article").filter({ hasText: text });
    await card.getByRole("button", { name: "Remove…" }).click();
    await alice.page.getByRole("button", { name: "Insult or threat" }).click();
    await expect(card).toHaveCount(0);
  };

  // Bob has heard of it: the text goes at once, the card at his next step.
  await removes("You fools");
  await expect(bob.panel.place).toContainText("Alice removed a reported message.");
  await expect(bob.panel.place).not.toContainText("You fools");

  // He has not heard of it, and keeps what is no longer there.
  line.holdsAnswers();
  await removes("You idiots");
  await cards.filter({ hasText: "You idiots" }).getByRole("button", { name: "Keep it" }).click();
  await expect.poll(() => line.heldBack).toContain("nothing_to_do");
  line.lets();
  await expect(bob.page.locator("[aria-live=polite]").getByText("Alice removed a reported message.")).toBeVisible();
  await expect(bob.page.getByText("The report is settled; the message stays.")).toHaveCount(0);
  await expect(bob.panel.place).not.toContainText("You idiots");
});
