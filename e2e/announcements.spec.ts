import { Line } from "./fixtures/line";
import { Speaker } from "./fixtures/speaker";
import { expect, test } from "./fixtures/test";

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
  await expect(bob.room.announcement).toHaveText("12 new messages from 2 people");
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

test("what was said before is never announced", async ({ alice, bob }) => {
  await alice.room.composer.say("Old news.");
  await expect(bob.room.messages.saying("Old news.")).toBeVisible();
  await bob.page.reload();
  await expect(bob.room.messages.saying("Old news.")).toBeVisible();
  await alice.room.composer.say("Fresh news.");
  await expect(bob.room.announcement).toHaveText("Alice: Fresh news.");
});

/** What comes into a live region from now on: of that, and of nothing else, screen readers hear. */
function heard(region: Element): string[] {
  const said: string[] = [];
  new MutationObserver((changes) => {
    const isNew = changes.some(({ type, addedNodes }) => type === "characterData" || addedNodes.length > 0);
    if (isNew && region.textContent) said.push(region.textContent);
  }).observe(region, { subtree: true, childList: true, characterData: true });
  return said;
}
