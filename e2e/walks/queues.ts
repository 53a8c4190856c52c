import { expect } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Stage } from "../kinds/kind";

/** Somebody waits at the door, on both sides of it. */
export async function waiting({ alice, newcomer, invitation, look }: Stage): Promise<void> {
  const { page, panel } = alice;
  await alice.room.moderate.click();
  await rules(alice, "People who have to wait", "Everyone");
  await panel.opens("Waiting");
  await expect(page.getByText("Nobody is waiting.")).toBeVisible();
  await look("an empty waiting room", alice);
  const dora = await newcomer("Dora");
  await dora.page.goto(invitation);
  await dora.door.name.fill("Dora");
  await dora.page.getByRole("button", { name: /join/i }).click();
  await expect(dora.page.getByText("You are waiting for")).toBeVisible();
  await expect(page.getByRole("button", { name: "Let Dora in" })).toBeVisible();
  await look("somebody at the door", alice);
  await page.getByRole("button", { name: "Let Dora in" }).click();
  await dora.room.composer.field.waitFor();
  await panel.opens("Room");
  await rules(alice, "People who have to wait", "Nobody");
  await panel.toChat.click();
  await dora.page.close();
}

/** A report, and the queue before and after it is settled. */
export async function review({ alice, bob, look }: Stage): Promise<void> {
  await alice.room.composer.say("Not a kind word.");
  const { page, room } = bob;
  await room.messages.saying("Not a kind word.").click({ button: "right" });
  await room.messageMenu.item("Report…").click();
  const question = page.getByRole("dialog", { name: "Report this message" });
  await question.waitFor();
  await look("the question before a report", bob);
  await question.getByRole("button", { name: "Report" }).click();
  await expect(page.getByText("The moderators have your report.")).toBeVisible();
  await alice.room.moderate.click();
  await alice.panel.opens("To review");
  const card = alice.panel.place.getByRole("article").filter({ hasText: "Not a kind word." });
  await expect(card).toBeVisible();
  await look("a report before a moderator", alice);
  await card.getByRole("button", { name: "Keep it" }).click();
  await expect(card).toHaveCount(0);
  await look("a queue that is settled", alice);
  await alice.panel.toChat.click();
}

async function rules({ page }: Person, rule: string, choice: string): Promise<void> {
  await page.getByRole("radiogroup", { name: rule }).getByRole("radio", { name: choice }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
}
