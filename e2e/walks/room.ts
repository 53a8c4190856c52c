import { expect } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Stage } from "../kinds/kind";

export const PHONE = { width: 390, height: 844 };

/** The room: writing up to and over the limit, emoji, news that are read elsewhere, every pane of a phone. */
export async function chat(stage: Stage): Promise<void> {
  await talks(stage);
  await readsElsewhere(stage);
  await turnsScreens(stage);
}

/** The same, for people who can be there in one tab only. */
export async function chatInOneTab(stage: Stage): Promise<void> {
  await talks(stage);
  await turnsScreens(stage);
}

async function talks({ alice, bob, look }: Stage): Promise<void> {
  await writesTooMuch(bob);
  await look("a message that is too long", bob);
  await bob.room.composer.say("Good morning: https://example.org/plan");
  await expect(alice.room.messages.saying("Good morning")).toBeVisible();
  await choosesEmoji(bob);
}

async function turnsScreens({ alice, bob, wide, look }: Stage): Promise<void> {
  await turns(alice, wide);
  await look("a room on a screen that was turned", alice);
  await alice.page.setViewportSize(PHONE);
  await look("the messages of a moderator, on a phone", alice);
  await alice.room.backToConversations.click();
  await look("the conversations of a moderator, on a phone", alice);
  await alice.room.openConversation("Everyone");
  await alice.page.setViewportSize(wide);
  await bob.page.setViewportSize(PHONE);
  await look("the messages, on a phone", bob);
  await bob.room.backToConversations.click();
  await look("the conversations, on a phone", bob);
  await bob.room.openConversation("Everyone");
  await bob.page.setViewportSize(wide);
}

async function writesTooMuch({ page, room: { composer } }: Person): Promise<void> {
  const main = page.getByRole("main");
  await composer.field.fill("x".repeat(3_500));
  await expect(main.getByText("3,500 of 4,096 bytes")).toBeVisible();
  await composer.field.press("End");
  await composer.field.press("y");
  await expect(main.getByText("3,501 of 4,096 bytes")).toBeVisible();
  await composer.field.fill("x".repeat(3_499));
  await expect(main.getByText(/of 4,096 bytes/)).toHaveCount(0);
  await composer.field.fill("x".repeat(4_098));
  await expect(main.getByText("2 bytes too long")).toBeVisible();
}

async function choosesEmoji({ page, room: { composer, messages } }: Person): Promise<void> {
  await composer.emojiButton.click();
  const search = page.getByRole("searchbox", { name: "Find an emoji" });
  await search.fill("no such thing");
  await expect(page.getByText("No such emoji")).toBeVisible();
  await search.fill("thumbs up");
  await page.getByRole("gridcell").first().click();
  await expect(composer.field).toHaveValue(/^👍/u);
  await composer.field.press("Enter");
  await expect(messages.saying("👍")).toBeVisible();
}

/** Bob scrolls up, Alice writes, and he reads it in another tab. */
async function readsElsewhere({ alice, bob, look }: Stage): Promise<void> {
  await alice.room.composer.say("line\n".repeat(60));
  await expect(bob.room.messages.saying("line")).toBeVisible();
  await bob.room.messages.log.press("Home");
  await expect(bob.room.messages.toNewest).toHaveAccessibleName("To the newest message");
  await alice.room.composer.say("News.");
  await expect(bob.room.messages.toNewest).toHaveAccessibleName("1 new");
  await expect(bob.page).toHaveTitle(/^\(1\)/);
  const elsewhere = await bob.elsewhere();
  await elsewhere.page.goto(bob.page.url());
  await expect(elsewhere.room.messages.saying("News.")).toBeVisible();
  await expect(bob.room.messages.toNewest).toHaveAccessibleName("To the newest message");
  await elsewhere.page.close();
  await bob.room.messages.toNewest.click();
  await look("news that were read in another tab", bob);
}

/** Between a wide and a narrow screen, while an invitation is copied. */
async function turns({ page, room }: Person, wide: Stage["wide"]): Promise<void> {
  await page.setViewportSize(PHONE);
  await page.setViewportSize(wide);
  await room.copyButton.click();
  await page.setViewportSize(PHONE);
  await expect(room.toast).toBeVisible();
  await page.setViewportSize(wide);
  await expect(room.copyButton).toHaveText("Copy invitation");
}

/** A conversation of two, and one with oneself. */
export async function privately({ alice, bob, wide, look }: Stage): Promise<void> {
  await bob.room.openPrivate("Alice");
  await look("a private conversation that begins", bob);
  await bob.room.composer.say("Only the two of us.");
  await expect(alice.room.conversations.unreadIn("Bob")).toHaveText("1 unread");
  await alice.room.openConversation("Bob");
  await expect(alice.room.messages.saying("Only the two of us.")).toBeVisible();
  await expect(alice.room.conversations.unreadIn("Bob")).toHaveCount(0);
  await look("a private conversation", alice);
  await alice.room.openConversation("Everyone");
  await bob.page.setViewportSize(PHONE);
  await look("a private conversation, on a phone", bob);
  await bob.page.setViewportSize(wide);
  await bob.room.people.messagePrivately("Bob");
  await bob.room.messages.of("Notes to yourself").waitFor();
  await bob.room.composer.say("Call the printer");
  await expect(bob.room.messages.saying("Call the printer")).toBeVisible();
  await look("notes", bob);
  await bob.room.openConversation("Everyone");
}

/** A group that a person is put into, writes in, and is taken out of while writing. */
export async function group({ alice, bob, look }: Stage): Promise<void> {
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  await bob.room.openConversation("Backend");
  await look("a group that begins", bob);
  await bob.room.composer.say("Deploy is green");
  await expect(bob.room.messages.saying("Deploy is green")).toBeVisible();
  await bob.room.composer.field.fill("And what I was just");
  await alice.panel.takeOut("Bob", "Backend");
  const alert = bob.page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText("You are not in the group Backend any more. Your draft is kept here");
  // A passing line takes the place of the one before.
  await expect(bob.page.getByText("You are no longer in the group Backend.")).toBeVisible();
  await look("a group that was lost", bob);
  await alert.getByRole("button", { name: "Copy the text" }).click();
  await expect(bob.page.getByText("Text copied")).toBeVisible();
  await bob.room.openConversation("Everyone");
  await alice.panel.toChat.click();
  await alice.room.composer.field.waitFor();
}

/** The people here: found, not found, and on a phone. */
export async function people({ bob, wide, look }: Stage): Promise<void> {
  const { page, room } = bob;
  await room.people.search.fill("ali");
  await expect(room.people.all).toHaveCount(1);
  await expect(room.people.aside.getByRole("status")).toHaveText("1 person found");
  await room.people.search.fill("nobody of this name");
  await expect(room.people.aside.getByRole("status")).toHaveText("0 people found");
  await look("nobody found", bob);
  await room.people.search.fill("");
  await expect(room.people.named("Alice")).toBeVisible();
  await page.setViewportSize(PHONE);
  await room.showPeople.click();
  await look("the people, on a phone", bob);
  await room.backToMessages.click();
  await page.setViewportSize(wide);
}

/** The server is away: a message waits, a page is loaded anew, and all comes back by itself. */
export async function offline({ alice, bob, server, look }: Stage): Promise<void> {
  await alice.room.moderate.click();
  await alice.panel.heading.waitFor();
  await server.isKilled();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Said on a train.");
  const message = bob.room.messages.saying("Said on a train.");
  await expect(message).toContainText("Waiting for the connection…");
  await look("a room without its server", bob);
  await look("a panel without its server", alice);
  await server.startsAgain();
  await expect(bob.room.connection).toHaveText("");
  await expect(message).not.toContainText("Waiting");
  await alice.panel.toChat.click();
  await expect(alice.room.messages.saying("Said on a train.")).toBeVisible();
}
