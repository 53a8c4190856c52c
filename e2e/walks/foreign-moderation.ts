import { expect } from "playwright/test";
import { NAMES } from "../fixtures/page/foreign-texts";
import type { Stage } from "../kinds/kind";
import { refusesWhatIsNoName } from "./foreign-lobby";
import { PHONE } from "./room";

/** The panel of a room with people of odd names. */
export async function moderatesOddPeople({ alice, wide, look }: Stage): Promise<void> {
  const { page, panel, room } = alice;
  await room.moderate.click();
  await panel.opens("Log");
  await expect(panel.log).toContainText("made an invitation");
  await look("a panel with people of odd names", alice);
  for (const [kind, name] of Object.entries(NAMES)) {
    await panel.opens("People");
    await panel.find.fill(`nobody ${name}`);
    await expect(page.getByText("Nobody is found for")).toBeVisible();
    await look(`nobody of the name that is ${kind}`, alice);
  }
  await panel.find.fill("");
  await page.setViewportSize(PHONE);
  await look("a panel with people of odd names, on a phone", alice);
  await page.setViewportSize(wide);
  await panel.toChat.click();
}

/** The windows of the panel: people, groups, and invitations of odd names. */
export async function changesOddThings(stage: Stage): Promise<void> {
  const { alice, wide, look } = stage;
  const { page, panel, room } = alice;
  await room.moderate.click();
  await panel.opens("People");
  for (const [kind, name] of Object.entries(NAMES)) {
    await page.getByRole("row").filter({ hasText: name }).getByRole("button").first().click();
    await panel.personDialog.groups.fill(name);
    await panel.personDialog.addGroup.click();
    await look(`a change of somebody whose name is ${kind}`, alice);
    await panel.personDialog.save.click();
    await expect(panel.personDialog.dialog).toBeHidden();
    await look(`somebody was changed whose name is ${kind}`, alice);
  }
  await invitesByOddLabels(stage);
  await page.setViewportSize(PHONE);
  await look("invitations of odd labels, on a phone", alice);
  await page.setViewportSize(wide);
  await panel.toChat.click();
}

async function invitesByOddLabels({ alice: { panel, page }, alice, look }: Stage): Promise<void> {
  const { dialog, label, groups, make, done } = panel.invitationDialog;
  await panel.opens("Invitations");
  await panel.newInvitation.click();
  await refusesWhatIsNoName(label, make);
  await label.fill("");
  await refusesWhatIsNoName(groups, dialog.getByRole("button", { name: "Add" }));
  await groups.fill("");
  for (const [kind, name] of Object.entries(NAMES)) {
    await label.fill(name);
    await make.click();
    await done.click();
    await look(`an invitation whose label is ${kind}`, alice);
    await panel.invitation(name).getByRole("button").last().click();
    await look(`the question before revoking what is called by ${kind}`, alice);
    await panel.question.getByRole("button", { name: "Cancel" }).click();
    await panel.newInvitation.click();
  }
  await page.keyboard.press("Escape");
}
