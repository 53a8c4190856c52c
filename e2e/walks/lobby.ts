import { expect } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Stage } from "../kinds/kind";

/** The start page: filled in wrongly, in another language, and as the way into another room. */
export async function home({ alice, room, look }: Stage): Promise<void> {
  const { page, home } = alice;
  await page.goto("/");
  await expect(home.knownRoom("Quarterly planning")).toBeVisible();
  await startsAnother(alice, look);
  await page.goto("/");
  await expect(home.knownRoom("Another room")).toBeVisible();
  await look("the start page, with two rooms", alice);
  await page.getByRole("button", { name: "Remove Another room from this list" }).click();
  await expect(home.knownRoom("Another room")).toHaveCount(0);
  await page.goto(room);
  await alice.room.composer.field.waitFor();
}

/** The start page, for somebody whom it does not know afterwards. */
export async function homeOfAStranger({ newcomer, look }: Stage): Promise<void> {
  const carol = await newcomer("Carol");
  await carol.page.goto("/");
  await startsAnother(carol, look);
}

async function startsAnother(person: Person, look: Stage["look"]): Promise<void> {
  const { page, home, room } = person;
  await home.startButton.waitFor();
  await look("the start page", person);
  await home.title.fill("");
  await home.startButton.click();
  await expect(home.title).toBeFocused();
  await home.invitation.fill("hello");
  await home.openInvitation.click();
  await expect(page.getByText("This is no invitation link.")).toBeVisible();
  await look("the start page, filled in wrongly", person);
  await home.invitation.fill("");
  await home.language.selectOption("Deutsch");
  await expect(home.heading).toHaveText("Ein Raum zum Reden");
  await home.language.selectOption("English");
  await home.start("Another room", person.name);
  await room.composer.field.waitFor();
  await look("an empty room", person);
}

/** The door: without a name, with one, and shut. */
export async function join({ newcomer, invitation, look }: Stage): Promise<void> {
  const carol = await newcomer("Carol");
  await carol.page.goto(invitation);
  await carol.door.joinButton.click();
  await expect(carol.door.name).toBeFocused();
  await expect(carol.page.getByText("Enter a name")).toBeVisible();
  await look("the door, without a name", carol);
  await carol.door.join("Carol");
  await carol.room.composer.field.waitFor();
  await carol.page.goto("/join/AAAAAAAAAAAAAAAAAAAAAA");
  await expect(carol.door.refusal).toBeVisible();
  await look("a door that stays shut", carol);
}

/** Addresses that lead nowhere, or not this person. */
export async function errors({ bob, room, look }: Stage): Promise<void> {
  const { page } = bob;
  await goesAstray(bob, look);
  await page.goto(`${room}/moderate`);
  await expect(page.getByRole("heading", { name: "This page is for moderators" })).toBeVisible();
  await look("the panel, for a person who does not moderate", bob);
  // The header of a panel that has the screen has one, too.
  await page.getByRole("link", { name: "To the chat" }).last().click();
  await bob.room.composer.field.waitFor();
}

/** Addresses that lead nowhere, for somebody who is in no room. */
export async function errorsOfAStranger({ newcomer, look }: Stage): Promise<void> {
  await goesAstray(await newcomer("Carol"), look);
}

async function goesAstray(person: Person, look: Stage["look"]): Promise<void> {
  const { page, complaints } = person;
  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await look("a page that does not exist", person);
  await page.goto("/rooms/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("heading", { name: "This room is not open to you" })).toBeVisible();
  await look("a room that is not open", person);
  complaints.forgives(/nowhere|404/);
}
