import { faultsOf } from "../fixtures/page/audit";
import { Finger } from "../fixtures/page/touching";
import type { Person } from "../fixtures/person";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";
import { undoInToast } from "../screens/toast";

test("a moderator mutes somebody, undoes that, and undoes lifting it", async ({ alice, bob, carol, meeting }) => {
  expect(meeting).toBeTruthy();
  const { personMenu, people } = alice.room;
  await personMenu.chooses("Bob", "Mute", "10 minutes");
  await expect(alice.page.getByText(/^Bob is muted until \d\d:\d\d\.$/)).toBeVisible();
  await expect(people.named("Bob")).toContainText(/Muted until \d\d:\d\d/);
  await expect(bob.room.composer.muted).toBeVisible();
  await expect(carol.room.people.named("Bob")).not.toContainText("Muted");
  await expect(personMenu.of("Bob")).toBeFocused();

  await undoInToast(alice.page).click();
  await expect(alice.page.getByText("Bob is not muted any more.")).toBeVisible();
  await expect(people.named("Bob")).not.toContainText("Muted");
  await expect(bob.room.composer.muted).toHaveCount(0);

  await people.named("Bob").focus();
  await alice.page.keyboard.press("Shift+F10");
  await expect(personMenu.item("Message privately")).toBeFocused();
  await alice.page.keyboard.press("m");
  await expect(personMenu.item("Mention")).toBeFocused();
  await alice.page.keyboard.press("ArrowDown");
  await expect(personMenu.item("Rename…")).toBeFocused();
  await alice.page.keyboard.press("ArrowDown");
  await expect(personMenu.item("Mute")).toBeFocused();
  await alice.page.keyboard.press("ArrowRight");
  await expect(personMenu.item("10 minutes")).toBeFocused();
  await alice.page.keyboard.press("u");
  await expect(personMenu.item("Until unmuted")).toBeFocused();
  await alice.page.keyboard.press("Enter");
  await expect(people.named("Bob")).toBeFocused();
  await expect(people.named("Bob")).toContainText("Muted");
  await personMenu.of("Bob").click();
  await expect(personMenu.item("Mute")).toHaveCount(0);
  await personMenu.item("Unmute").click();
  await expect(bob.room.composer.muted).toHaveCount(0);
  await undoInToast(alice.page).click();
  await expect(alice.page.getByText("Bob is muted until somebody lifts it.")).toBeVisible();
  await expect(bob.room.composer.muted).toContainText("A moderator has muted you.");
});

test("the mark of a mute goes by itself at its end, and stands at messages too", async ({
  alice,
  bob,
  meeting,
  server,
}) => {
  const moderator = await Speaker.of(alice, server);
  await moderator.joins(meeting, "Alice");
  await bob.room.composer.say("Cheap watches");
  const message = alice.room.messages.saying("Cheap watches");
  await expect(message).toBeVisible();
  await moderator.moderates("mute_chat", "Bob", { seconds: 4, reason: "spam" });
  await expect(message).toContainText("Muted until");
  await expect(alice.room.people.named("Bob")).toContainText("Muted until");
  await expect(alice.room.people.named("Bob")).not.toContainText("Muted");
  await expect(message).not.toContainText("Muted");
  await moderator.leaves();
});

test("a role is given from a message, taken back, and given again by undoing", async ({ alice, bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { messageMenu, messages, personMenu } = alice.room;
  await bob.room.composer.say("I could moderate.");
  await messages.saying("I could moderate.").click({ button: "right" });
  await messageMenu.item("The author…").click();
  await expect(personMenu.menu).toContainText("Bob");
  await personMenu.item("Make moderator").click();
  await expect(alice.page.getByText("Bob is a moderator now.")).toBeVisible();
  await expect(bob.room.moderate).toBeVisible();
  await bob.room.personMenu.of("Alice").click();
  await expect(bob.room.personMenu.item("Message privately")).toBeVisible();
  for (const name of ["Mute", "Take the role back", "Ban…"])
    await expect(bob.room.personMenu.item(name), "nobody acts on the owner").toHaveCount(0);
  await bob.page.keyboard.press("Escape");
  await expect(bob.room.personMenu.of("Bob"), "nor on themselves").toHaveCount(0);

  await personMenu.chooses("Bob", "Take the role back");
  await expect(bob.room.moderate).toHaveCount(0);
  await undoInToast(alice.page).click();
  await expect(bob.room.moderate).toBeVisible();
});

test("somebody who does not moderate writes to a person, or mentions them", async ({ bob, carol, meeting }) => {
  expect(meeting).toBeTruthy();
  const { personMenu, composer } = bob.room;
  await composer.field.fill("Ask");
  await personMenu.of("Carol").click();
  await expect(personMenu.menu.getByRole("menuitem")).toHaveText(["Message privately", "Mention"]);
  await personMenu.item("Mention").click();
  await expect(composer.field).toHaveValue("Ask @Carol ");
  await expect(composer.field).toBeFocused();
  await composer.field.pressSequentially("about that");
  await composer.field.press("Enter");
  const message = carol.room.messages.saying("Ask @Carol about that");
  await expect(message).toHaveAccessibleName(/mentions you/);
  await personMenu.chooses("Carol", "Message privately");
  await expect(bob.room.messages.of("Carol")).toBeVisible();
  await expect(composer.field).toBeFocused();
});

/** Goes from the person who has the focus to the question before a ban. */
async function asksByKeyboard({ page, room: { personMenu } }: Person): Promise<void> {
  await page.keyboard.press("Shift+F10");
  await expect(personMenu.item("Message privately")).toBeFocused();
  await page.keyboard.press("End");
  await expect(personMenu.item("Ban…")).toBeFocused();
  await page.keyboard.press("Enter");
}

test("a ban by keyboard alone, with the invitation", async ({ alice, bob, meeting, newcomer }) => {
  const { page, room } = alice;
  const { personMenu } = room;
  await room.people.search.focus();
  await page.keyboard.press("ArrowDown");
  await expect(room.people.named("Alice")).toBeFocused();
  await page.keyboard.press("End");
  await expect(room.people.named("Bob")).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await expect(personMenu.item("Message privately")).toBeFocused();
  expect(await faultsOf(page)).toEqual([]);
  // The narrow page on the way has put another pane before the menu.
  await page.keyboard.press("Escape");
  await expect(personMenu.menu).toBeHidden();
  await room.people.named("Bob").focus();
  await asksByKeyboard(alice);
  await expect(personMenu.question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(personMenu.question).toHaveAccessibleName("Ban Bob?");
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(personMenu.question).toBeHidden();
  await expect(room.people.named("Bob")).toBeFocused();

  await asksByKeyboard(alice);
  const box = personMenu.question.getByRole("checkbox", { name: "Revoke the invitation they came by" });
  await expect(box).not.toBeChecked();
  await expect(box).toHaveAccessibleDescription(/Its link lets nobody new in any more/);
  await box.focus();
  await page.keyboard.press("Space");
  await personMenu.question.getByRole("button", { name: "Ban" }).press("Enter");
  await expect(personMenu.question).toBeHidden();
  await expect(page.getByText("Bob is banned, and the invitation is revoked.")).toBeVisible();
  await expect(bob.page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
  await expect(room.people.named("Bob")).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveCount(1);
  const dave = await newcomer("Dave");
  await dave.page.goto(meeting);
  await expect(dave.door.heading).toHaveText("This invitation was revoked");
});

test("without a connection nothing is changed, and that is said", async ({ alice, bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { personMenu } = alice.room;
  await personMenu.of("Bob").click();
  await expect(personMenu.menu).toBeVisible();
  await alice.page.context().setOffline(true);
  await personMenu.item("Make moderator").click();
  await expect(alice.page.getByText("The connection is lost. Nothing is changed")).toBeVisible();
  await alice.page.context().setOffline(false);
  await expect(bob.room.moderate).toHaveCount(0);
  alice.complaints.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test("a moderator mutes for a reason", async ({ alice, bob, meeting }) => {
  expect(meeting).toBeTruthy();
  const { personMenu } = alice.room;
  await personMenu.chooses("Bob", "Mute", "With a reason…");
  const window = alice.page.getByRole("dialog", { name: "Mute Bob?" });
  await window.getByRole("combobox", { name: "Cannot write for" }).selectOption("1 hour");
  await window.getByRole("radio", { name: "Off topic" }).click();
  expect(await faultsOf(alice.page)).toEqual([]);
  await window.getByRole("button", { name: "Mute" }).click();
  await expect(window).toBeHidden();
  await expect(bob.room.composer.muted).toBeVisible();
  expect(bob.received).toContain("off_topic");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, contextOptions: { hasTouch: true, isMobile: true } });

  test("a long press on a person brings a sheet, and muting a second one", async ({ alice, bob, meeting }) => {
    expect(meeting).toBeTruthy();
    const { page, room } = alice;
    const { sheet } = room.personMenu;
    await page.goto(`${page.url().replace(/#.*/, "")}#people`);
    const finger = await Finger.on(page);
    await finger.restsOn(room.people.named("Bob"), () => expect(sheet).toBeVisible());
    await expect(sheet.getByRole("button", { name: "Message privately" })).toBeFocused();
    await sheet.getByRole("button", { name: "Mute" }).tap();
    await expect(sheet.getByRole("heading", { name: "Cannot write for" })).toBeVisible();
    await expect(sheet.getByRole("button", { name: "10 minutes" })).toBeFocused();
    expect(await faultsOf(page)).toEqual([]);
    await sheet.getByRole("button", { name: "Back" }).tap();
    await sheet.getByRole("button", { name: "Mute" }).tap();
    await sheet.getByRole("button", { name: "10 minutes" }).tap();
    await expect(sheet).toBeHidden();
    await expect(room.people.named("Bob")).toContainText(/Muted until/);
    await expect(bob.room.composer.muted).toBeVisible();
    await room.personMenu.of("Bob").tap();
    await sheet.getByRole("button", { name: "Mention" }).tap();
    await expect(room.composer.field).toHaveValue("@Bob ");
  });
});

test("a message's menu mutes its author, or removes them, in two steps", async ({ alice, bob, carol, meeting }) => {
  expect(meeting).toBeTruthy();
  const { messageMenu, messages } = alice.room;
  await bob.room.composer.say("Buy this");
  await carol.room.composer.say("And that");
  await messages.saying("Buy this").click({ button: "right" });
  expect(await faultsOf(alice.page)).toEqual([]);
  await messageMenu.item("Mute the author for 10 minutes").click();
  await expect(bob.room.composer.muted).toBeVisible();
  await expect(alice.page.getByRole("button", { name: "Undo muting Bob" })).toBeVisible();
  await messages.saying("And that").click({ button: "right" });
  await messageMenu.item("Remove the author from the room").click();
  await expect(carol.page.getByRole("button", { name: "Ask to come in" })).toBeVisible();
  await messages.saying("Buy this").click({ button: "right" });
  await expect(messageMenu.item("Mute the author for 10 minutes"), "already muted").toHaveCount(0);
  await alice.page.keyboard.press("Escape");
  await bob.room.messages.saying("And that").click({ button: "right" });
  await expect(bob.room.messageMenu.item("The author…")).toBeVisible();
  for (const name of ["Mute the author for 10 minutes", "Remove the author from the room"])
    await expect(bob.room.messageMenu.item(name), "nobody else's business").toHaveCount(0);
});
