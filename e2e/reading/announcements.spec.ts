import { Line } from "../fixtures/network/line";
import { Ears } from "../fixtures/page/ears";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("a new message is announced with its author, and one's own is not", async ({ alice, bob }) => {
  await expect(bob.room.announcement).toBeEmpty();
  await alice.room.composer.say("Shall we begin?");
  await expect(bob.room.announcement).toHaveText("Alice: Shall we begin?");
  await alice.room.openPrivate("Bob");
  await alice.room.composer.say("Are you well?");
  await expect(bob.room.announcement).toHaveText("Alice, privately: Are you well?");
  await expect(alice.room.announcement).toBeEmpty();
});

test("a burst is summed up, and moves no focus", async ({ bob, server, meeting }) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  const emil = await Speaker.at(server);
  await emil.joins(meeting, "Emil");
  const line = await Line.of(bob.page);
  await bob.page.reload();
  await bob.room.composer.field.fill("I am wri");
  const doras = Array.from({ length: 8 }, (_, index) => `Dora's ${index}`);
  const emils = Array.from({ length: 4 }, (_, index) => `Emil's ${index}`);
  line.holdsAnswers();
  await Promise.all([dora.saysAll(doras), emil.saysAll(emils)]);
  // All at once, however slow the machine.
  await expect.poll(() => [...doras, ...emils].filter((text) => !line.heldBack.includes(text))).toEqual([]);
  line.lets();
  await expect(bob.room.announcement).toHaveText("12 new messages from 2 people.");
  await expect(bob.room.composer.field).toBeFocused();
  await expect(bob.room.composer.field).toHaveValue("I am wri");
  await dora.leaves();
  await emil.leaves();
});

test("the same words twice are announced twice", async ({ alice, bob }) => {
  const said = await bob.room.announcement.evaluateHandle(heard);
  for (const times of [1, 2]) {
    await alice.room.composer.say("Hello?");
    await expect.poll(() => said.jsonValue()).toEqual(Array<string>(times).fill("Alice: Hello?"));
  }
});

test("earlier messages are never announced", async ({ alice, bob }) => {
  await alice.room.composer.say("Old news.");
  await expect(bob.room.messages.saying("Old news.")).toBeVisible();
  await bob.page.reload();
  await expect(bob.room.messages.saying("Old news.")).toBeVisible();
  await alice.room.composer.say("Fresh news.");
  await expect(bob.room.announcement).toHaveText("Alice: Fresh news.");
});

/** All that comes into a live region from now on: screen readers hear of that, and of nothing else. */
function heard(region: Element): string[] {
  const said: string[] = [];
  new MutationObserver((changes) => {
    const isNew = changes.some(({ type, addedNodes }) => type === "characterData" || addedNodes.length > 0);
    if (isNew && region.textContent) said.push(region.textContent);
  }).observe(region, { subtree: true, childList: true, characterData: true });
  return said;
}

test("joining reads out no address, and a page that opens tells its title", async ({ alice, bob }) => {
  const invitation = await alice.startsRoom("Quarterly planning");
  const ears = await Ears.on(bob.page);
  await bob.page.goto("/");
  await bob.home.invitation.fill(invitation);
  await bob.home.openInvitation.click();
  await bob.door.join("Bob");
  await bob.room.composer.field.waitFor();
  const alices = await Ears.on(alice.page);
  await alice.room.moderate.click();
  await alice.panel.heading.waitFor();
  await expect.poll(() => ears.heard()).toContain("Quarterly planning");
  await expect.poll(() => alices.heard()).toContain("Room: moderate Quarterly planning");
  const addresses = /\/join\/|\/rooms\/|[0-9a-f]{8}-[0-9a-f]{4}/;
  for (const said of [...(await ears.heard()), ...(await alices.heard())]) expect(said).not.toMatch(addresses);
  expect(await bob.page.title()).toBe("Quarterly planning · Parley");
});

test("a private message within a burst is told by itself, and a group by its name", async ({
  alice,
  bob,
  carol,
  server,
  meeting,
}) => {
  const dora = await Speaker.at(server);
  await dora.joins(meeting, "Dora");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["/Sales/Team"]);
  await alice.panel.setGroups("Dora", ["/Sales/Team"]);
  const ears = await Ears.on(bob.page);
  const line = await Line.of(bob.page);
  await bob.page.reload();
  await bob.room.composer.field.waitFor();
  await ears.forget();
  line.holdsAnswers();
  await dora.saysAll(["one", "two", "three"]);
  await dora.saysAll(["to us", "to us again"], { scope: "group", target: "/Sales/Team" });
  await carol.room.openPrivate("Bob");
  await carol.room.composer.say("Only you hear this.");
  const said = ["one", "two", "three", "to us", "to us again", "Only you hear this."];
  await expect.poll(() => said.filter((text) => !line.heldBack.includes(text))).toEqual([]);
  line.lets();
  await expect
    .poll(() => ears.heard())
    .toEqual(["Carol, privately: Only you hear this. 3 new messages from Dora. Group Team: 2 new messages from Dora."]);
  await dora.leaves();
});

test("a change of one's own role and groups is told, in a line and aloud", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const ears = await Ears.on(bob.page);
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend", "Design"]);
  await expect.poll(() => ears.heard()).toContain("You are in the groups Backend and Design now.");
  await expect(bob.room.messages.notice("You are in the groups Backend and Design now")).toBeVisible();
  await alice.panel.takeOut("Bob", "Design");
  await expect.poll(() => ears.heard()).toContain("You are no longer in the group Design.");
  await alice.panel.promote("Bob");
  await expect.poll(() => ears.heard()).toContain("You are a moderator now.");
  await expect(bob.room.messages.notice("You are a moderator now")).toBeVisible();
  await bob.room.moderate.click();
  await bob.panel.chatSwitch.click();
  await alice.panel.opens("Log");
  await expect(alice.panel.log).toContainText("Bob switched the chat off");
});

test("switching off and on, and clearing, are each told once", async ({ alice, bob }) => {
  const [alices, bobs] = [await Ears.on(alice.page), await Ears.on(bob.page)];
  await alice.room.composer.say("Old news.");
  await expect.poll(() => bobs.heard()).toContain("Alice: Old news.");
  await alice.room.moderate.click();
  await bobs.forget();
  await alice.panel.chatSwitch.click();
  await expect.poll(() => bobs.heard()).toContain("Alice switched the chat off.");
  await alice.panel.chatSwitch.click();
  await expect.poll(() => bobs.heard()).toContain("Alice switched the chat on.");
  await alice.panel.clear();
  await expect.poll(() => bobs.heard()).toContain("Alice cleared the history.");
  await expect(bob.room.messages.notice("Alice cleared the history")).toBeVisible();
  const said = await bobs.heard();
  expect(said.filter((text) => /switched the chat|cleared the history/.test(text))).toEqual([
    "Alice switched the chat off.",
    "Alice switched the chat on.",
    "Alice cleared the history.",
  ]);
  expect(said.filter((text) => text.includes("Old news"))).toEqual([]);
  await expect.poll(() => alices.heard()).toContain("The history is cleared");
});

test("a change of one's rights while away is told on coming back", async ({ alice, bob, meeting }) => {
  expect(meeting).toContain("/join/");
  const ears = await Ears.on(bob.page);
  const line = await Line.of(bob.page);
  await bob.page.reload();
  await bob.room.composer.field.waitFor();
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  await alice.panel.promote("Bob");
  line.heals();
  await expect.poll(() => ears.heard()).toContain("You are a moderator now. You are in the group Backend now.");
});

test("a screen reader hears what others do with messages, and that Undo is possible and has worked", async ({
  alice,
  bob,
  meeting,
}) => {
  expect(meeting).toContain("/join/");
  const bobs = await Ears.on(bob.page);
  const alices = await Ears.on(alice.page);
  await bob.room.composer.say("Too early");
  await expect.poll(() => alices.heard()).toContain("Bob: Too early");
  expect(await bobs.heard()).toContain("Undo is possible for five seconds.");
  await bob.room.composer.undo.click();
  await expect.poll(() => bobs.heard()).toContain("Your message is back in the field.");
  await expect.poll(() => alices.heard()).toContain("Bob took a message back.");

  await bob.room.composer.field.fill("");
  await bob.room.composer.say("Cheap watches");
  await expect.poll(() => alices.heard()).toContain("Bob: Cheap watches");
  const advert = alice.room.messages.saying("Cheap watches");
  await advert.focus();
  await alice.page.keyboard.press("p");
  await alice.room.pins.dialog.getByRole("button", { name: "Pin", exact: true }).click();
  await expect.poll(() => bobs.heard()).toContain("Alice pinned a message for everyone: Cheap watches");
  await alice.room.pins.undo.click();
  await expect.poll(() => alices.heard()).toContain("The message is no longer pinned.");
  await advert.click({ button: "right" });
  await alice.room.messageMenu.item("Remove…").click();
  await alice.page.getByRole("button", { name: "Advertising" }).click();
  await expect.poll(() => bobs.heard()).toContain("A moderator removed your message: advertising.");
  await bob.room.openPrivate("Alice");
  await alice.room.composer.say("Shall we begin?");
  await expect.poll(() => bobs.heard()).toContain("Alice, to everyone: Shall we begin?");
});
