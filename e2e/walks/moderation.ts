import { expect } from "playwright/test";
import type { Stage } from "../kinds/kind";
import { PHONE } from "./room";

/** The panel: the chat off and on, people found and changed, what happened. */
export async function moderation({ alice, bob, wide, look }: Stage): Promise<void> {
  const { panel, page } = alice;
  await alice.room.moderate.click();
  await panel.chatSwitch.click();
  await panel.opens("Log");
  await expect(panel.log).toContainText("Alice switched the chat off");
  await expect(bob.room.composer.switchedOff).toContainText("Alice has switched the chat off.");
  await look("a room whose chat is off", bob);
  await panel.opens("Room");
  await panel.chatSwitch.click();
  await expect(bob.room.composer.switchedOff).toHaveCount(0);
  await panel.opens("Log");
  await expect(panel.log).toContainText("Alice switched the chat on");
  await panel.opens("People");
  await panel.find.fill("nobody");
  await expect(page.getByText("Nobody is found for “nobody”")).toBeVisible();
  await panel.find.fill("bob");
  await expect(page.getByText("1 person found")).toBeAttached();
  await panel.find.fill("");
  await look("the panel", alice);
  await page.setViewportSize(PHONE);
  await look("the panel, on a phone", alice);
  await page.setViewportSize(wide);
  await panel.toChat.click();
  await alice.room.composer.field.waitFor();
}

/** Each window of the panel: changing a person, inviting, revoking, clearing. */
export async function dialogs(stage: Stage): Promise<void> {
  const { alice, bob } = stage;
  await bob.room.composer.say("To be cleared.");
  await alice.room.moderate.click();
  await changes(stage);
  await invites(stage);
  await clears(stage);
  await alice.panel.toChat.click();
  await alice.room.composer.field.waitFor();
}

async function changes({ alice: { panel, page }, alice, bob, look }: Stage): Promise<void> {
  const { dialog, moderates, groups, addGroup, save } = panel.personDialog;
  await panel.opens("People");
  await panel.change("Bob").click();
  await groups.fill("Backend");
  await addGroup.click();
  await expect(dialog.getByRole("button", { name: "Take out Backend" })).toBeVisible();
  await moderates.click();
  await look("somebody who is to be changed", alice);
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Bob is changed")).toBeVisible();
  await expect(bob.room.moderate).toBeVisible();
  await panel.change("Bob").click();
  await moderates.click();
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(bob.room.moderate).toHaveCount(0);
  await panel.takeOut("Bob", "Backend");
}

async function invites({ alice: { panel, page }, alice, look }: Stage): Promise<void> {
  const { uses, expires, make, link, done, role } = panel.invitationDialog;
  await panel.opens("Invitations");
  await panel.newInvitation.click();
  await role.selectOption("Guest");
  await expires.selectOption("At a set time");
  await expires.selectOption("In a day");
  await uses.fill("some");
  await make.click();
  await expect(uses).toHaveAccessibleDescription(/Enter a whole number/);
  await look("an invitation that is filled in wrongly", alice);
  await uses.fill("5");
  await make.click();
  await expect(link).toHaveValue(/\/join\/.+/);
  await look("an invitation that is ready", alice);
  await done.click();
  await panel.revoke("Guest").first().click();
  await look("the question before revoking", alice);
  await panel.question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("The invitation is revoked")).toBeVisible();
  await page.getByText("1 that is over").click();
  await expect(page.getByText("Revoked", { exact: true })).toBeVisible();
}

async function clears({ alice, bob, look }: Stage): Promise<void> {
  await alice.panel.opens("Keep");
  await alice.panel.clearButton.click();
  await look("the question before clearing", alice);
  await alice.panel.question.getByRole("button", { name: "Clear history" }).click();
  await expect(alice.page.getByText("The history is cleared")).toBeVisible();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Alice cleared the history");
  await expect(bob.room.messages.notice("Alice cleared the history")).toBeVisible();
}
