import type { Locator } from "playwright/test";
import { comesToRest, firstInSight, wheel } from "../fixtures/page/scrolling";
import type { Person } from "../fixtures/person";
import type { Server } from "../fixtures/server";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index + 1} of ${count}`);

type Cast = { readonly alice: Person; readonly bob: Person; readonly server: Server };

/** A room in which Dora has said so many lines when Bob comes; he sees the last of them. */
async function bobComesLate({ alice, bob, server }: Cast, count: number): Promise<Speaker> {
  const invitation = await alice.startsRoom("Quarterly planning");
  const dora = await Speaker.at(server);
  await dora.joins(invitation, "Dora");
  await dora.saysAll(lines(count));
  await bob.joins(invitation);
  await expect(bob.room.messages.saying(`Line ${count} of ${count}`)).toBeInViewport();
  return dora;
}

// A message that stands still is drawn anew when a page comes in above it: it should stay the same element.
test("older messages come in above without moving what is on the screen", async ({ alice, bob, server }) => {
  const dora = await bobComesLate({ alice, bob, server }, 450);
  await dora.leaves();
  const { log } = bob.room.messages;
  // A list that has just been opened may still be settling at its end.
  await expect(async () => {
    await wheel(bob, 1_000 - (await scrollTop(log)));
    await expect.poll(() => scrollTop(log), { timeout: 1_000 }).toBe(1_000);
  }).toPass();
  const before = await scrollHeight(log);
  const inSight = await firstInSight(log);
  const message = bob.room.messages.saying(inSight.text);
  const watch = await message.evaluateHandle(watchPlace);
  await wheel(bob, -300);
  await expect.poll(() => scrollHeight(log)).toBeGreaterThan(before + 1_000);
  await comesToRest(log);
  const places = await watch.evaluate(({ end }) => end());
  expect(places.length).toBeGreaterThan(1);
  for (const place of places) expect([inSight.place, inSight.place + 300]).toContainEqual(expect.closeTo(place, 0));

  await log.press("Home");
  await expect(async () => {
    await log.press("Home");
    await expect(bob.room.messages.saying("Line 1 of")).toBeInViewport({ timeout: 500 });
  }).toPass();
  await bob.room.messages.toNewest.click();
  await expect(bob.room.messages.saying("Line 450 of")).toBeInViewport();
});

test("a reader of earlier messages is not torn away, and is told how much is new", async ({ alice, bob, server }) => {
  const dora = await bobComesLate({ alice, bob, server }, 40);
  await dora.leaves();
  await wheel(bob, -300);
  await expect(bob.room.messages.toNewest).toBeVisible();
  await comesToRest(bob.room.messages.log);
  const inSight = await firstInSight(bob.room.messages.log);
  await alice.room.composer.say("Something new");
  await alice.room.composer.say("and newer");
  await expect(bob.room.messages.toNewest).toHaveText("2 new");
  expect(await firstInSight(bob.room.messages.log)).toEqual(inSight);
  await bob.room.messages.toNewest.click();
  await expect(bob.room.messages.saying("and newer")).toBeInViewport();
  await expect(bob.room.messages.toNewest).toHaveCount(0);
  await alice.room.composer.say("and one that follows");
  await expect(bob.room.messages.saying("and one that follows")).toBeInViewport();
});

test("somebody who scrolls up while others go on talking gets away, and stays there", async ({
  alice,
  bob,
  server,
}) => {
  const dora = await bobComesLate({ alice, bob, server }, 60);
  const talk = async (from: number, to: number) => {
    for (let count = from; count <= to; count += 1) {
      await dora.says(`And on, ${count}`);
      await bob.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    }
  };
  await talk(1, 10);
  await expect(bob.room.messages.saying("And on, 10")).toBeInViewport();
  await Promise.all([talk(11, 60), wheel(bob, -600)]);
  await expect(bob.room.messages.toNewest).toHaveText(/^\d+ new$/);
  const inSight = await firstInSight(bob.room.messages.log);
  await talk(61, 70);
  await expect(bob.room.conversations.named("Everyone")).toContainText("And on, 70");
  expect(await firstInSight(bob.room.messages.log)).toEqual(inSight);
  await dora.leaves();
});

test("somebody who scrolls in the moment in which a conversation opens at its new messages is not taken back", async ({
  alice,
  bob,
  server,
}) => {
  const dora = await bobComesLate({ alice, bob, server }, 60);
  await bob.room.openPrivate("Alice");
  await dora.saysAll(lines(40));
  await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("40 unread");
  await bob.page.evaluate(opensAndScrollsUp);
  await comesToRest(bob.room.messages.of("Everyone"));
  await expect(bob.room.messages.newLine).not.toBeInViewport();
  expect((await firstInSight(bob.room.messages.of("Everyone"))).text).toMatch(/^Line \d+ of 60$/);
  await dora.leaves();
});

test("ten thousand messages scroll as a hundred do", async ({ alice, bob, server }) => {
  test.slow();
  const invitation = await alice.startsRoom("Quarterly planning");
  await bob.joins(invitation);
  const dora = await Speaker.at(server);
  await dora.joins(invitation, "Dora");
  await dora.saysAll(lines(100));
  await expect(bob.room.messages.saying("Line 100 of 100")).toBeInViewport();
  const few = await timeToScroll(bob);
  await bob.room.messages.toNewest.click();

  await alice.page.goto("about:blank");
  await dora.saysAll(lines(9_900));
  await expect(bob.room.messages.saying("Line 9900 of 9900")).toBeInViewport({ timeout: 60_000 });
  expect(await bob.room.messages.all.count()).toBeLessThan(150);
  // Once is enough: the machine may be busy with something else meanwhile.
  await expect(async () => expect(await timeToScroll(bob)).toBeLessThan(few * 3 + 500)).toPass();
  expect(await bob.room.messages.all.count()).toBeLessThan(150);

  await bob.room.messages.log.press("Home");
  await expect(bob.room.messages.saying("Line 1 of 100")).toBeInViewport();
  await bob.room.composer.say("Still quick.");
  await expect(bob.room.messages.saying("Still quick.")).toBeInViewport();
  // She comes back to where she was before thousands of messages.
  await alice.page.goBack();
  await alice.room.messages.toNewest.click();
  await expect(alice.room.messages.saying("Still quick.")).toBeInViewport();
  await dora.leaves();
});

/** How long thirty turns of the wheel take, each drawn before the next, in milliseconds. */
async function timeToScroll(person: Person): Promise<number> {
  const start = performance.now();
  for (let turn = 0; turn < 30; turn += 1) {
    await wheel(person, -60);
    await person.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  }
  return performance.now() - start;
}

/** Opens what is said to everyone and scrolls far up in the first frame in which it stands at the New line. */
async function opensAndScrollsUp(): Promise<void> {
  location.hash = "#";
  let log: Element | null = null;
  while (log === null || log.scrollTop === 0) {
    await new Promise(requestAnimationFrame);
    log = document.querySelector("[role=log][aria-label='Messages: Everyone']");
  }
  log.dispatchEvent(new WheelEvent("wheel"));
  log.scrollTop -= 1_000;
}

function scrollTop(log: Locator): Promise<number> {
  return log.evaluate((element) => Math.round(element.scrollTop));
}

function scrollHeight(log: Locator): Promise<number> {
  return log.evaluate((element) => element.scrollHeight);
}

/** The places of an element, frame by frame, each once, until the watch is ended. */
function watchPlace(element: Element): { end: () => number[] } {
  const places = new Set<number>();
  let isOver = false;
  const note = () => {
    places.add(Math.round(element.getBoundingClientRect().top));
    if (!isOver) requestAnimationFrame(note);
  };
  note();
  return {
    end: () => {
      isOver = true;
      return [...places];
    },
  };
}

test("a cleared conversation claims nothing untrue, for those who saw it, return or come later", async ({
  alice,
  bob,
  newcomer,
  meeting,
}) => {
  await bob.room.composer.say("To be cleared.");
  await expect(alice.room.messages.saying("To be cleared.")).toBeVisible();
  await alice.room.moderate.click();
  await alice.panel.opens("Keep");
  await alice.panel.clearButton.click();
  await alice.page.getByRole("alertdialog").getByRole("button", { name: "Clear" }).click();
  const { log } = bob.room.messages;
  await expect(log).toContainText("The history was cleared");
  await expect(bob.room.messages.notice("Alice cleared the history")).toBeVisible();
  await alice.panel.opens("Room");
  await alice.panel.chatSwitch.click();
  await expect(bob.room.messages.notice("Alice switched the chat off")).toBeVisible();

  await bob.page.reload();
  const dora = await newcomer("Dora");
  await dora.joins(meeting);
  for (const { room } of [bob, dora]) {
    await expect(room.messages.log).toContainText("There are no messages here");
    await expect(room.messages.log).not.toContainText("has been said");
  }
});
