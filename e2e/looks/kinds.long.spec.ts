import type { Person } from "../fixtures/person";
import { expect, test } from "../fixtures/test";
import { SCREENS, type Stage } from "../kinds/kind";
import { KINDS } from "../kinds/table";

// A table of kind × screen: what browsers and people do to a page, on each of its screens.

const WIDE = { width: 1440, height: 900 };

test.use({ clock: true });

for (const [name, { options, condition, company, look, cells }] of Object.entries(KINDS)) {
  test(`${name}: every screen holds under it`, async ({ server, newcomer: anybody }) => {
    test.slow();
    const wide = options?.viewport ?? WIDE;
    const everybody: Person[] = [];
    const newcomer = async (who: string) => {
      const person = await anybody(who, { viewport: wide, ...options });
      await condition?.(person.page.context(), server);
      everybody.push(person);
      return person;
    };
    const alice = await newcomer("Alice");
    const bob = await newcomer("Bob");
    const invitation = await alice.startsRoom("Quarterly planning");
    await bob.joins(invitation);
    const room = new URL(alice.page.url()).pathname;
    const stage: Stage = { alice, bob, everybody, wide, server, invitation, room, newcomer, look: looks };
    await using _company = await company?.(stage);
    for (const screen of SCREENS) {
      const cell = cells[screen];
      if (typeof cell !== "string") await test.step(screen, () => cell(stage));
    }

    async function looks(at: string, person: Person): Promise<void> {
      await expect(person.page.getByText("Something went wrong"), at).toHaveCount(0);
      await look?.(person, at);
    }
  });
}

test("the table of kind and screen is whole", () => {
  for (const [name, { cells }] of Object.entries(KINDS))
    for (const screen of SCREENS) {
      const cell = cells[screen];
      if (typeof cell === "string") expect(cell, `why ${name} is not tried on ${screen}`).toMatch(/\w+ \w+ \w+/);
    }
});
