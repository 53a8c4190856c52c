import { faultsOf } from "../fixtures/page/audit";
import { Ears } from "../fixtures/page/ears";
import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";

declare global {
  interface Window {
    tones: number;
  }
}

/** A browser that counts the tones that its pages play. */
async function countTones({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    window.tones = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      window.tones++;
      start.apply(this, when);
    };
  });
}

const tones = ({ page }: Person) => page.evaluate(() => window.tones);

test("somebody waits at the door until a moderator lets them in, and the room opens by itself", async ({
  alice,
  bob,
  meeting,
  newcomer,
}) => {
  await bob.room.composer.say("Before.");
  const place = alice.page.url();
  await alice.page.getByRole("link", { name: "Moderate" }).click();
  await alice.page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await expect(alice.page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  await alice.panel.opens("Waiting");
  await expect(alice.page.getByText("Nobody is waiting.")).toBeVisible();
  await alice.page.goto(place);
  await expect(alice.room.messages.saying("Before.")).toBeVisible();

  const dora = await newcomer("Dora");
  await dora.page.goto(meeting);
  await dora.page.getByRole("textbox", { name: /name/i }).fill("Dora");
  await dora.page.getByRole("button", { name: /join/i }).click();
  await expect(dora.page.getByRole("heading", { level: 1 })).toHaveText("Quarterly planning");
  await expect(dora.page.getByText("You are waiting for")).toBeVisible();
  await expect(dora.page.getByText("Before.")).toHaveCount(0);
  await expect(bob.page.getByText("Dora")).toHaveCount(0);

  const strip = alice.page.getByRole("region", { name: "Waiting room" });
  await expect(strip).toContainText("1 person is waiting");
  await expect(alice.room.moderate).toHaveAccessibleName("Moderate, 1 waiting");
  await dora.page.reload();
  await expect(dora.page.getByText("You are waiting for")).toBeVisible();
  await strip.getByRole("link", { name: "Look" }).click();
  await expect(alice.panel.heading).toHaveText("Waiting");
  await alice.page.getByRole("button", { name: "Let Dora in" }).click();
  await expect(dora.room.messages.saying("Before.")).toBeVisible();
  await expect(alice.room.moderate).toHaveAccessibleName("Moderate");
  await expect(bob.room.messages.notice("Dora joined")).toBeVisible();
  await dora.room.composer.say("Thanks.");
  await expect(bob.room.messages.saying("Thanks.")).toBeVisible();
});

test("the strip names two who wait and counts the others, in each language", async ({ alice, meeting, newcomer }) => {
  await alice.room.moderate.click();
  await alice.page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await expect(alice.page.getByRole("status").filter({ hasText: /^Saved \d/ })).toBeVisible();
  const strip = alice.page.getByRole("region", { name: "Waiting room" });
  const says = ["1 person is waitingDora", "Dora and Eve", "Dora, Eve,? and 1 other$", "Dora, Eve,? and 2 others$"];
  for (const [at, name] of ["Dora", "Eve", "Frank", "Gina"].entries()) {
    const { page } = await newcomer(name);
    await page.goto(meeting);
    await page.getByRole("textbox", { name: /name/i }).fill(name);
    await page.getByRole("button", { name: /join/i }).click();
    await expect(strip.getByRole("paragraph")).toHaveText(new RegExp(says[at] ?? ""));
  }
  await alice.room.own.opensSettings();
  await alice.room.own.settings.getByRole("combobox", { name: "Language" }).selectOption({ label: "Deutsch" });
  await alice.page.keyboard.press("Escape");
  const german = alice.page.getByRole("region", { name: "Warteraum" });
  await expect(german.getByRole("paragraph")).toHaveText(/Dora, Eve und 2 weitere Personen$/);
});

test("somebody with a name that is taken waits as others do, and is told the mark in the room", async ({
  alice,
  meeting,
  newcomer,
}) => {
  await alice.room.moderate.click();
  await alice.page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await alice.panel.opens("Waiting");
  await expect(alice.page.getByText("Nobody is waiting.")).toBeVisible();
  const other = await newcomer("Alice");
  await other.page.goto(meeting);
  await other.page.getByRole("textbox", { name: /name/i }).fill("Alice");
  await other.page.getByRole("button", { name: /join/i }).click();
  await expect(other.page.getByText("You are waiting for")).toBeVisible();
  await alice.page.getByRole("button", { name: "Let Alice in" }).click();
  await expect(other.page.getByText(/^In this room you are called .*Alice \(2\)/)).toBeVisible();
  await other.page.reload();
  await expect(other.room.composer.field).toBeVisible();
  await expect(other.page.getByText(/^In this room you are called/)).toHaveCount(0);
});

test("somebody who is declined is told so, and can ask again in a minute", async ({ alice, meeting, newcomer }) => {
  await alice.page.getByRole("link", { name: "Moderate" }).click();
  await alice.page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await alice.panel.opens("Waiting");
  await expect(alice.page.getByText("Nobody is waiting.")).toBeVisible();
  const dora = await newcomer("Dora");
  await dora.page.goto(meeting);
  await dora.page.getByRole("textbox", { name: /name/i }).fill("Dora");
  await dora.page.getByRole("button", { name: /join/i }).click();
  await alice.page.getByRole("button", { name: "Decline Dora" }).click();
  await expect(dora.page.getByRole("heading", { level: 1 })).toHaveText("You were not let in");
  await expect(dora.page.getByRole("button", { name: /Ask again in \d+ seconds/ })).toHaveAttribute(
    "aria-disabled",
    "true",
  );
  await expect(alice.page.getByText("Nobody is waiting.")).toBeVisible();
});

test("somebody who is let in hears a sound and the word, and can write at once; the sound can be off", async ({
  alice,
  meeting,
  newcomer,
}) => {
  await alice.page.getByRole("link", { name: "Moderate" }).click();
  await alice.page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  await alice.panel.opens("Waiting");
  const comes = async (name: string, isQuiet: boolean) => {
    const person = await newcomer(name);
    await countTones(person);
    const ears = await Ears.on(person.page);
    await person.page.goto(meeting);
    await person.page.getByRole("textbox", { name: /name/i }).fill(name);
    await person.page.getByRole("button", { name: /join/i }).click();
    const sound = person.page.getByRole("switch", { name: "A sound when you are let in" });
    await expect(sound).toBeChecked();
    if (isQuiet) await sound.click();
    await alice.page.getByRole("button", { name: `Let ${name} in` }).click();
    await expect(person.room.composer.field).toBeFocused();
    const told = async () => (await ears.heard()).filter((it) => it === "You are let in.");
    await expect.poll(told).toHaveLength(1);
    return person;
  };
  const dora = await comes("Dora", false);
  await expect.poll(() => tones(dora)).toBe(2);
  const eve = await comes("Eve", true);
  await eve.room.composer.say("Quiet.");
  await expect(dora.room.messages.saying("Quiet.")).toBeVisible();
  expect(await tones(eve)).toBe(0);
  await eve.page.reload();
  await expect(eve.room.composer.field).toBeVisible();
  await expect(eve.page.getByText("You are let in.")).toHaveCount(0);
});

test("the list of those who wait lets all in from its top, and bans", async ({ alice, bob, newcomer, meeting }) => {
  const { page, room, panel } = alice;
  await expect(bob.room.composer.field).toBeVisible();
  await room.moderate.click();
  await page
    .getByRole("radiogroup", { name: "People who have to wait" })
    .getByRole("radio", { name: "Everyone" })
    .click();
  const [dave, eve, finn] = [await newcomer("Dave"), await newcomer("Eve"), await newcomer("Finn")];
  for (const person of [dave, eve, finn]) {
    await person.page.goto(meeting);
    await person.door.join(person.name);
    await expect(person.page.getByText("You are waiting for")).toBeVisible();
  }
  await panel.opens("Waiting");
  await panel.place.getByRole("button", { name: "Ban Eve…" }).click();
  const asked = page.getByRole("alertdialog", { name: "Ban Eve?" });
  expect(await faultsOf(page)).toEqual([]);
  await asked.getByRole("button", { name: "Ban", exact: true }).click();
  await expect(eve.page.getByRole("heading", { level: 1 })).toHaveText(/banned/);
  await expect(panel.place.getByRole("button", { name: /^Ban / })).toHaveCount(2);
  const all = panel.place.getByRole("button", { name: "Let all in" });
  const one = panel.place.getByRole("button", { name: "Let Dave in" });
  const [top, row] = [await all.boundingBox(), await one.boundingBox()];
  expect(top?.y).toBeLessThan(row?.y ?? 0);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await faultsOf(page)).toEqual([]);

  await all.click();
  await expect(dave.room.composer.field).toBeVisible();
  await expect(finn.room.composer.field).toBeVisible();
});
