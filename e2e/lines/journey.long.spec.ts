import { test } from "../fixtures/network/bad-line";
import { kept, TALL } from "../fixtures/page/unsent";
import { expect } from "../fixtures/test";

/** How long somebody travels at least, in milliseconds; a longer journey meets more: `PARLEY_JOURNEY_SECONDS=120`. */
const JOURNEY_MS = 1_000 * Number(process.env.PARLEY_JOURNEY_SECONDS || 20);
/** The least of a journey, however short: it exceeds so many messages, and so many outages. */
const JOURNEY = { messages: 20, outages: 4 };

test.beforeEach(({ meeting }) => {
  expect(meeting).toContain("/join/");
});

test("somebody who writes on a train, with outages of three seconds, loses nothing and is not disturbed", async ({
  alice,
  bob,
  line,
}) => {
  test.setTimeout(JOURNEY_MS + 120_000);
  const { composer, messages, connection } = bob.room;
  await expect(composer.field).toBeFocused();
  const troubles = bob.page
    .getByRole("main")
    .getByRole("alert")
    .or(bob.page.getByText(/Not sent/))
    .or(bob.page.getByRole("button", { name: "Dismiss" }));
  const begun = Date.now();
  let written = 0;
  const outages = line.comesAndGoes({ gone_ms: 3_000, there_ms: 2_000 });
  while (Date.now() - begun < JOURNEY_MS || written <= JOURNEY.messages || outages.count <= JOURNEY.outages) {
    written += 1;
    await composer.field.pressSequentially(`Station ${written}.`, { delay: 15 });
    await expect(composer.field).toHaveValue(`Station ${written}.`);
    await composer.field.press("Enter");
    await expect(messages.saying(`Station ${written}.`)).toBeInViewport();
    await expect(composer.field).toBeFocused();
    await expect(troubles).toHaveCount(0);
  }

  await composer.field.pressSequentially("What I was about ", { delay: 15 });
  await expect(connection).toHaveText("Reconnecting…");
  await composer.field.pressSequentially("to say", { delay: 15 });
  await expect(connection).toBeEmpty();
  await expect(composer.field).toHaveValue("What I was about to say");
  await outages.end();
  expect(written).toBeGreaterThan(JOURNEY.messages);
  expect(outages.count).toBeGreaterThan(JOURNEY.outages);
  expect(outages.count).toBeGreaterThan(JOURNEY_MS / 10_000);
  await expect.poll(() => kept(bob.page), { timeout: 30_000 }).toBe(0);
  await expect(troubles).toHaveCount(0);
  await expect(alice.room.messages.saying(`Station ${written}.`)).toBeVisible();
  const stations = Array.from({ length: written }, (_, index) => new RegExp(`Station ${index + 1}\\.$`));
  for (const { page, room } of [alice, bob]) {
    await page.setViewportSize(TALL);
    await expect(room.messages.all).toHaveText(stations);
  }
  await bob.page.reload();
  await expect(composer.field).toHaveValue("What I was about to say");
});
