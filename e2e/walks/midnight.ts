import { expect } from "playwright/test";
import type { Person } from "../fixtures/person";
import type { Stage, Walk } from "../kinds/kind";

const MINUTE = 60_000;

/** A walk that begins shortly before midnight, which passes at its first look. */
export function acrossMidnight(walk: Walk): Walk {
  return async (stage) => {
    const passes = await nearsMidnight(stage);
    let isPast = false;
    await walk({
      ...stage,
      look: async (at, person) => {
        await stage.look(at, person);
        if (isPast) return;
        isPast = true;
        await passes();
        await stage.look(`${at}, after midnight`, person);
      },
    });
  };
}

/** Something is said before and after midnight to everyone. */
export async function talksAcrossMidnight(stage: Stage): Promise<void> {
  await talks(stage, stage.bob);
}

/** The same between two. */
export async function whispersAcrossMidnight(stage: Stage): Promise<void> {
  const { alice, bob } = stage;
  await bob.room.openPrivate("Alice");
  await talks(stage, bob);
  await alice.room.openConversation("Bob");
  await stage.look("what was said privately around midnight", alice);
  for (const { room } of [alice, bob]) await room.openConversation("Everyone");
}

/** The same in a group. */
export async function groupsTalkAcrossMidnight(stage: Stage): Promise<void> {
  const { alice, bob } = stage;
  await alice.room.moderate.click();
  await alice.panel.setGroups("Bob", ["Backend"]);
  await alice.panel.toChat.click();
  await bob.room.openConversation("Backend");
  await talks(stage, bob);
  await bob.room.openConversation("Everyone");
}

async function talks(stage: Stage, person: Person): Promise<void> {
  const { composer, messages } = person.room;
  const passes = await nearsMidnight(stage);
  const before = person.received.length;
  await composer.say("Shortly before midnight.");
  await expect(messages.log).toHaveText(/Today.*Shortly before midnight\.$/);
  // A message is shown before the server has it, and said when that takes it.
  await expect.poll(() => person.received.slice(before)).toContain("Shortly before midnight.");
  await stage.look("before midnight", person);
  await passes();
  await expect(messages.log).toHaveText(/Yesterday.*Shortly before midnight\.$/);
  await stage.look("after midnight", person);
  await composer.say("Shortly after midnight.");
  await expect(messages.log).toHaveText(/Yesterday.*Shortly before midnight\.Today.*Shortly after midnight\.$/);
  await stage.look("what was said after midnight", person);
}

/** It becomes two minutes to midnight, for everybody and the server. The returned function lets three minutes pass. */
async function nearsMidnight({ alice, everybody, server }: Stage): Promise<() => Promise<void>> {
  const midnight = await alice.page.evaluate(() => new Date().setHours(24, 0, 0, 0));
  const before = midnight - 2 * MINUTE - Date.now();
  await server.isTold(before);
  for (const { page } of everybody) await page.context().clock.setSystemTime(server.now);
  return async () => {
    await server.isTold(before + 3 * MINUTE);
    for (const { page } of everybody) await page.context().clock.fastForward(3 * MINUTE);
  };
}
