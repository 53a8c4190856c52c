import { test } from "../fixtures/network/bad-line";
import { kept, TALL } from "../fixtures/page/unsent";
import { expect } from "../fixtures/test";

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

/** A message as long as one may be, which begins with its number. */
const long = (number: number) => `Number ${number}. `.padEnd(4_096, "The whole of the minutes, word for word. ");
const asSaid = (numbers: readonly number[]) => numbers.map((number) => new RegExp(`Number ${number}\\. The whole`));

test("a room that is removed from the list takes what is unsent along, after a question", async ({
  alice,
  bob,
  meeting,
  line,
}) => {
  await expect(bob.room.composer.field).toBeFocused();
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Never mind.");
  await bob.room.composer.say("Nor this.");
  await expect.poll(() => kept(bob.page)).toBe(2);
  const seen = `parley.seen.${new URL(bob.page.url()).pathname.split("/").at(-1)}.everybody`;
  await bob.page.evaluate((key) => localStorage.setItem(key, "2026-03-13T10:00:00.000000Z"), seen);

  await bob.page.goto("/");
  const remove = bob.page.getByRole("button", { name: "Remove Quarterly planning from this list" });
  await expect(bob.home.knownRoom("Quarterly planning")).toContainText("2 messages not sent yet");
  await remove.click();
  const question = bob.page.getByRole("alertdialog");
  await expect(question).toContainText("2 messages to this room are not sent yet.");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await bob.page.keyboard.press("Enter");
  await expect(question).toHaveCount(0);
  await expect(remove).toBeFocused();
  expect(await kept(bob.page)).toBe(2);
  await remove.click();
  await question.getByRole("button", { name: "Remove" }).click();
  await expect(bob.home.knownRoom("Quarterly planning")).toHaveCount(0);
  await expect.poll(() => kept(bob.page)).toBe(0);
  expect(await bob.page.evaluate((key) => localStorage.getItem(key), seen)).toBeNull();

  line.heals();
  await bob.page.goto(meeting);
  await bob.room.composer.say("Back again.");
  await expect(alice.room.messages.saying("Back again.")).toBeVisible();
  await expect(alice.room.messages.saying("Never mind.")).toHaveCount(0);
});

test("twenty long messages, written offline in three conversations, outlive two reloads and arrive once, in order", async ({
  alice,
  bob,
  carol,
  line,
}) => {
  await alice.room.moderate.click();
  await alice.panel.setGroups("Alice", ["Backend"]);
  await alice.panel.setGroups("Bob", ["Backend"]);
  await alice.panel.toChat.click();
  await expect(bob.room.composer.field).toBeFocused();
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");

  const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
  const of = (rest: number) => numbers.filter((number) => number % 3 === rest);
  for (const number of numbers) {
    if (number % 3 === 1) await bob.room.openConversation("Everyone");
    else if (number % 3 === 2) await bob.room.openConversation("Backend");
    else await bob.room.openPrivate("Carol");
    await bob.room.composer.say(long(number));
    await expect(bob.room.composer.field).toHaveValue("");
  }
  await expect(bob.room.messages.saying("Number 20.")).toContainText("Waiting for the connection…");
  await expect.poll(() => kept(bob.page)).toBe(20);
  await bob.page.reload();
  await expect(bob.page.getByText("20 messages are kept in this browser")).toBeVisible();
  await bob.page.reload();
  await expect(bob.page.getByText("20 messages are kept in this browser")).toBeVisible();
  line.heals();

  await expect.poll(() => kept(bob.page)).toBe(0);
  for (const { page } of [alice, bob, carol]) await page.setViewportSize(TALL);
  for (const { room } of [alice, bob, carol]) {
    await room.openConversation("Everyone");
    await expect(room.messages.all).toHaveText(asSaid(of(1)));
  }
  for (const { room } of [alice, bob]) {
    await room.openConversation("Backend");
    await expect(room.messages.all).toHaveText(asSaid(of(2)));
  }
  await bob.room.openConversation("Carol");
  await expect(bob.room.messages.all).toHaveText(asSaid(of(0)));
  await carol.room.openConversation("Bob");
  await expect(carol.room.messages.all).toHaveText(asSaid(of(0)));
  await expect(bob.page.getByText(/Sending…|Waiting for/)).toHaveCount(0);
  expect(carol.received).not.toContain("Number 2. ");
  expect(alice.received).not.toContain("Number 3. ");
});

test("two tabs show the same unsent messages, and send each once, in the order in which they were written", async ({
  bob,
  carol,
  line,
}) => {
  const elsewhere = await bob.elsewhere();
  await elsewhere.page.goto(bob.page.url());
  const tabs = [bob.room, elsewhere.room];
  for (const { composer } of tabs) await expect(composer.field).toBeVisible();
  line.breaks();
  for (const { connection } of tabs) await expect(connection).toHaveText("Reconnecting…");
  const written = Array.from({ length: 8 }, (_, index) => `Thought ${index + 1}.`);
  for (const [index, thought] of written.entries()) {
    await tabs[index % 2]?.composer.say(thought);
    for (const { messages } of tabs) await expect(messages.saying(thought)).toBeVisible();
  }
  line.heals();
  const inOrder = written.map((thought) => new RegExp(`${thought}$`));
  for (const { messages } of [carol.room, ...tabs]) await expect(messages.all).toHaveText(inOrder);

  for (const [index, { composer }] of [...tabs, ...tabs].entries()) await composer.say(`Together ${index + 1}.`);
  const together = [1, 2, 3, 4].map((number) => new RegExp(`Together ${number}\\.$`));
  for (const { messages } of [carol.room, ...tabs]) await expect(messages.all).toHaveText([...inOrder, ...together]);
});

test("messages of a tab that crashed go out from another, or from the next to be opened", async ({
  bob,
  carol,
  line,
}) => {
  const crashing = await bob.elsewhere();
  await crashing.page.goto(bob.page.url());
  await expect(crashing.room.composer.field).toBeVisible();
  line.breaks();
  await expect(crashing.room.connection).toHaveText("Reconnecting…");
  await crashing.room.composer.say("My last words.");
  await expect.poll(() => kept(crashing.page)).toBe(1);
  await crashing.page.close();
  await expect(bob.room.messages.saying("My last words.")).toBeVisible();
  line.heals();
  await expect(carol.room.messages.all).toHaveText([/My last words\.$/]);
  await expect(bob.room.messages.saying("My last words.")).not.toContainText("Waiting");

  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Even later.");
  await expect.poll(() => kept(bob.page)).toBe(1);
  const room = bob.page.url();
  await bob.page.close();
  line.heals();
  const next = await bob.elsewhere();
  await next.page.goto("/");
  await expect(next.home.knownRoom("Quarterly planning")).toContainText("1 message not sent yet");
  await next.page.goto(room);
  await expect(carol.room.messages.all).toHaveText([/My last words\.$/, /Even later\.$/]);
  await expect(next.room.messages.all).toHaveText([/My last words\.$/, /Even later\.$/]);
});

test.describe("A receipt that is lost", () => {
  for (const way of ["with the connection", "with the server"] as const)
    test(`${way} doubles nothing`, async ({ alice, bob, server, line }) => {
      await expect(bob.room.composer.field).toBeFocused();
      line.holdsAnswers();
      await bob.room.composer.say("Said once.");
      await expect(alice.room.messages.saying("Said once.")).toBeVisible();
      await expect(bob.room.messages.saying("Said once.")).toContainText("Sending…");
      if (way === "with the server") await server.isKilled();
      line.breaks();
      await expect(bob.room.connection).toHaveText("Reconnecting…");
      await bob.room.composer.say("And this after it.");
      line.heals();
      if (way === "with the server") await server.startsAgain();
      for (const { room } of [alice, bob])
        await expect(room.messages.all).toHaveText([/Said once\.$/, /And this after it\.$/]);
      await expect.poll(() => kept(bob.page)).toBe(0);
      await bob.page.reload();
      await expect(bob.room.messages.all).toHaveText([/Said once\.$/, /And this after it\.$/]);
    });
});

test("a refused message stays over a reload with its reason, the next goes on, and it can be sent again", async ({
  alice,
  bob,
  carol,
  line,
}) => {
  await alice.room.moderate.click();
  await bob.room.openPrivate("Carol");
  await bob.room.openConversation("Everyone");
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Too late.");
  await alice.panel.chatSwitch.click();
  await expect(carol.room.composer.switchedOff).toBeVisible();
  line.heals();
  const refused = bob.room.messages.saying("Too late.");
  await expect(refused).toContainText("Not sent. The chat is switched off.");
  await bob.page.reload();
  await expect(refused).toContainText("Not sent. The chat is switched off.");

  await alice.panel.chatSwitch.click();
  await expect(bob.room.composer.switchedOff).toHaveCount(0);
  await bob.room.composer.say("In the meantime.");
  await expect(carol.room.messages.all).toHaveText([/In the meantime\.$/]);
  await refused.getByRole("button", { name: "Send now" }).click();
  await expect(carol.room.messages.all).toHaveText([/In the meantime\.$/, /Too late\.$/]);
  await expect.poll(() => kept(bob.page)).toBe(0);
});

test("a server that fails is asked again by itself, and the text stays", async ({ bob, carol, line }) => {
  await expect(bob.room.composer.field).toBeFocused();
  line.fails();
  await bob.room.composer.say("Is anybody there?");
  await expect(bob.room.messages.saying("Is anybody there?")).toContainText("Not sent yet: the server has a problem.");
  line.lets();
  await expect(carol.room.messages.all).toHaveText([/Is anybody there\?$/]);
  await expect(bob.room.messages.saying("Is anybody there?")).not.toContainText("Not sent yet");
});

test("a browser that keeps nothing sends all the same, and asks before what is unsent is lost", async ({
  bob,
  carol,
  line,
}) => {
  await bob.page.context().addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("Not in this window.", "SecurityError");
    };
  });
  await bob.page.reload();
  await expect(bob.room.composer.field).toBeFocused();
  line.breaks();
  await expect(bob.room.connection).toHaveText("Reconnecting…");
  await bob.room.composer.say("Only in memory.");
  const asked = bob.page.waitForEvent("dialog");
  const closing = bob.page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await closing;
  line.heals();
  await expect(carol.room.messages.all).toHaveText([/Only in memory\.$/]);
});
