import { expect } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Stage } from "../kinds/kind";

/** A room that one tab starts, or forgets, comes to the list of the other, or goes from it. */
export async function roomsOnTheStartPage({ alice, room }: Stage): Promise<void> {
  await alice.page.goto("/");
  await expect(alice.home.knownRoom("Quarterly planning")).toBeVisible();
  const two = await alice.elsewhere();
  await two.page.goto("/");
  await two.home.start("Another room", "Alice");
  await two.room.composer.field.waitFor();
  await expect(alice.home.knownRoom("Another room")).toBeVisible();
  await two.page.goto("/");
  await two.page.getByRole("button", { name: "Remove Another room from this list" }).click();
  await expect(alice.home.knownRoom("Another room")).toHaveCount(0);
  await expect(alice.home.knownRoom("Quarterly planning")).toBeVisible();
  await two.page.close();
  await alice.page.goto(room);
  await alice.room.composer.field.waitFor();
}

/** A draft to everyone is one in both tabs, and is sent once. */
export async function draftsToEveryone({ bob }: Stage): Promise<void> {
  const two = await inAnotherTab(bob);
  await isShared(bob, two, "To be continued");
  await two.page.close();
}

export async function draftsToAPerson({ bob }: Stage): Promise<void> {
  await bob.room.openPrivate("Alice");
  const two = await inAnotherTab(bob);
  await isShared(bob, two, "Between us");
  await two.page.close();
  await bob.room.openConversation("Everyone");
}

export async function draftsToAGroup({ alice, bob }: Stage): Promise<void> {
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  await alice.panel.toChat.click();
  await bob.room.openConversation("Backend");
  const two = await inAnotherTab(bob);
  await isShared(bob, two, "Deploy");
  await two.page.close();
  await bob.room.openConversation("Everyone");
}

async function inAnotherTab(person: Person): Promise<Person> {
  const two = await person.elsewhere();
  await two.page.goto(person.page.url());
  await two.room.composer.field.waitFor();
  return two;
}

async function isShared(one: Person, two: Person, text: string): Promise<void> {
  const [first, second] = [one.room.composer.field, two.room.composer.field];
  await first.fill(text);
  await expect(second).toHaveValue(text);
  await second.press("x");
  await second.press("Backspace");
  await expect(first).toHaveValue(text);
  await second.press("End");
  await second.pressSequentially(" here");
  await expect(first).toHaveValue(`${text} here`);
  await first.press("Enter");
  await expect(second).toHaveValue("");
  await expect(two.room.messages.saying(`${text} here`)).toHaveCount(1);
}
