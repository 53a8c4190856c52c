import { expect } from "playwright/test";
import { MESSAGES, NAMES } from "../fixtures/page/foreign-texts";
import { holds } from "../fixtures/page/pasting";
import type { Person } from "../fixtures/person";
import { Speaker } from "../fixtures/speaker";
import type { Stage } from "../kinds/kind";
import { PHONE } from "./room";

/** People of odd names, without browsers. The first one moderates. */
export async function oddPeople({ alice, server, invitation }: Stage): Promise<AsyncDisposable> {
  const host = await Speaker.of(alice, server);
  await host.joins(invitation, "Alice");
  const asModerator = await host.invites({ role: "moderator" });
  const crowd: Speaker[] = [];
  for (const name of Object.values(NAMES)) {
    const speaker = await Speaker.at(server);
    await speaker.joins(crowd.length === 0 ? asModerator : invitation, name);
    await speaker.says("Good morning");
    crowd.push(speaker);
  }
  await host.leaves();
  const leave = async () => void (await Promise.all(crowd.map((it) => it.leaves())));
  return { [Symbol.asyncDispose]: leave };
}

/** Odd things are said, on a wide screen and a phone, and drafted. */
export async function saysOddThings({ alice, bob, wide, look }: Stage): Promise<void> {
  await alice.page.setViewportSize(PHONE);
  await look("what people of odd names say", bob);
  await look("what people of odd names say, on a phone", alice);
  for (const [kind, text] of Object.entries(MESSAGES)) {
    await holds(bob.room.composer.field, text);
    await expect(bob.room.composer.field).toHaveValue(text);
    await look(`a draft: ${kind}`, bob);
    await bob.room.composer.field.press("Enter");
    await expect.poll(() => newestOf(alice)).toBe(text);
    await look(`a message: ${kind}`, bob);
    await look(`a message: ${kind}, on a phone`, alice);
  }
  await alice.room.backToConversations.click();
  await look("the conversations, on a phone", alice);
  await alice.room.openConversation("Everyone");
  await alice.page.setViewportSize(wide);
}

function newestOf({ room }: Person): Promise<string | null> {
  return room.messages.all.last().locator("[data-text]").textContent();
}

/** Conversations of two with people of odd names. */
export async function whispersToOddPeople({ bob, wide, look }: Stage): Promise<void> {
  const { page, room } = bob;
  for (const [kind, name] of Object.entries(NAMES)) {
    await room.people.named(name).click();
    await expect(room.composer.field).toHaveAccessibleDescription(/Privately to/);
    await look(`a private conversation with ${kind}`, bob);
    await room.composer.say("Only the two of us.");
    await page.setViewportSize(PHONE);
    await look(`a private conversation with ${kind}, on a phone`, bob);
    await page.setViewportSize(wide);
  }
  await room.openConversation("Everyone");
}

/** Groups of odd names, which a person is put into and taken out of. */
export async function joinsOddGroups({ alice, bob, wide, look }: Stage): Promise<void> {
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", Object.values(NAMES));
  for (const [kind, name] of Object.entries(NAMES)) {
    await bob.room.conversations.all.and(bob.page.getByTitle(name, { exact: true })).click();
    await expect(bob.room.composer.field).toHaveAccessibleDescription(/To the group/);
    await look(`a group whose name is ${kind}`, bob);
    await bob.page.setViewportSize(PHONE);
    await look(`a group whose name is ${kind}, on a phone`, bob);
    await bob.page.setViewportSize(wide);
  }
  await bob.room.composer.field.fill("And what I was just");
  await look("groups in the panel", alice);
  await alice.panel.change("Bob").click();
  await look("odd groups that are to be changed", alice);
  for (const name of Object.values(NAMES))
    await alice.panel.personDialog.dialog.getByRole("listitem").filter({ hasText: name }).getByRole("button").click();
  await alice.panel.personDialog.save.click();
  await expect(bob.page.getByRole("main").getByRole("alert")).toContainText("Your draft is kept here");
  await look("a group that was lost", bob);
  await bob.page.setViewportSize(PHONE);
  await look("a group that was lost, on a phone", bob);
  await bob.page.setViewportSize(wide);
  await bob.room.openConversation("Everyone");
  await alice.panel.toChat.click();
}

/** The list of people of odd names, and searches for them. */
export async function findsOddPeople({ bob, wide, look }: Stage): Promise<void> {
  const { page, room } = bob;
  await look("people of odd names", bob);
  for (const [kind, name] of Object.entries(NAMES)) {
    await room.people.search.fill(name);
    await expect(room.people.all).toHaveCount(1);
    await look(`somebody whose name is ${kind}`, bob);
  }
  await room.people.search.fill("");
  await page.setViewportSize(PHONE);
  await room.showPeople.click();
  await look("people of odd names, on a phone", bob);
  await room.backToMessages.click();
  await page.setViewportSize(wide);
}

/** Messages that wait for the connection. */
export async function saysOddThingsOffline({ bob, server, look }: Stage): Promise<void> {
  await server.isKilled();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  for (const text of Object.values(NAMES)) await bob.room.composer.say(text);
  await expect(bob.room.messages.all.last()).toContainText("Waiting for the connection…");
  await look("odd messages that wait", bob);
  await server.startsAgain();
  await expect(bob.room.connection).toHaveText("");
}
