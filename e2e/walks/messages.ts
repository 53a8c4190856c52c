import { expect, type Locator } from "playwright/test";
import type { Stage } from "../kinds/kind";

/** Bob says something; both see it. */
async function said({ alice, bob }: Stage, text: string): Promise<{ hers: Locator; his: Locator }> {
  await bob.room.composer.say(text);
  const hers = alice.room.messages.saying(text);
  await expect(hers).toBeVisible();
  return { hers, his: bob.room.messages.saying(text) };
}

/** The menu of a message, by the mouse and by keys. */
export async function menu(stage: Stage): Promise<void> {
  const { alice, look } = stage;
  const { hers } = await said(stage, "What can be done with this?");
  await hers.click({ button: "right" });
  await expect(alice.room.messageMenu.item("Reply")).toBeVisible();
  await look("the menu of a message", alice);
  await alice.page.keyboard.press("Escape");
  await expect(alice.room.messageMenu.menu).toHaveCount(0);
}

export async function reply(stage: Stage): Promise<void> {
  const { alice, bob, look } = stage;
  const { hers } = await said(stage, "Who brings the cake?");
  await hers.click({ button: "right" });
  await alice.room.messageMenu.item("Reply").click();
  await expect(alice.room.composer.field).toBeFocused();
  await look("a reply that is being written", alice);
  await alice.room.composer.say("I bring it.");
  await expect(bob.room.messages.saying("I bring it.")).toContainText("Who brings the cake?");
  await look("a reply", bob);
}

export async function reactions(stage: Stage): Promise<void> {
  const { alice, bob, look } = stage;
  const { hers, his } = await said(stage, "The cake is here.");
  await hers.focus();
  await alice.page.keyboard.press("r");
  await expect(alice.room.reactions.search).toBeFocused();
  await alice.room.reactions.search.fill("party popper");
  await expect(alice.room.reactions.picker.getByRole("gridcell", { name: "Party popper" })).toBeVisible();
  await look("the choice of a reaction", alice);
  await alice.page.keyboard.press("Enter");
  await bob.room.reactions.under(his, "🎉, 1").click();
  await expect(alice.room.reactions.under(hers, "🎉, 2, yours")).toBeVisible();
  await look("reactions", bob);
}

export async function pins(stage: Stage): Promise<void> {
  const { alice, bob, look } = stage;
  const { hers } = await said(stage, "Agenda: the cake.");
  await hers.focus();
  await alice.page.keyboard.press("p");
  await expect(alice.room.pins.dialog).toContainText("Agenda: the cake.");
  await look("the question before pinning", alice);
  await alice.room.pins.dialog.getByRole("button", { name: "Pin", exact: true }).click();
  await expect(bob.room.pins.strip).toContainText("Agenda: the cake.");
  await look("a pin above the messages", bob);
  await hers.click({ button: "right" });
  await alice.room.messageMenu.item("Unpin").click();
  await expect(bob.room.pins.strip).toHaveCount(0);
}

export async function mentions({ alice, bob, look }: Stage): Promise<void> {
  const { field, mentions: offered } = bob.room.composer;
  await field.fill("");
  await field.pressSequentially("Could you look, @ali");
  await expect(offered.active).toContainText("Alice");
  await look("the people whom a message may mention", bob);
  await field.press("Enter");
  await expect(field).toHaveValue("Could you look, @Alice ");
  await field.press("Enter");
  await expect(alice.room.messages.saying("Could you look,")).toBeVisible();
  await look("a mention", alice);
}
