import { Updates } from "../fixtures/network/updates";
import { keepsShell } from "../fixtures/page/shell";
import { Person } from "../fixtures/person";
import { Server } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

test("an open tab outlives two updates, and then loads a part of the page that it had not yet", async ({ browser }) => {
  await using updates = await Updates.begin();
  await updates.make("first");
  const server = await Server.start({ program: () => updates.program });
  const alice = await Person.at(server, browser, "Alice");
  await alice.startsRoom("Weekly");
  const scripts = () =>
    alice.page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/_next/static/chunks/")),
    );
  const before = await scripts();
  expect(before.filter((name) => !name.includes("/first-"))).toEqual([]);

  for (const update of ["second", "third"]) {
    await updates.make(update);
    await server.isUpdated();
    await expect(alice.room.connection).toBeEmpty();
  }
  await alice.room.composer.emojiButton.click();
  await expect(alice.page.getByRole("searchbox", { name: "Find an emoji" })).toBeVisible();
  const after = await scripts();
  expect(after.length).toBeGreaterThan(before.length);
  expect(after.filter((name) => !name.includes("/first-"))).toEqual([]);

  await alice.page.reload();
  await alice.room.composer.field.waitFor();
  expect((await scripts()).filter((name) => !name.includes("/third-"))).toEqual([]);
  expect(alice.complaints.list).toEqual([]);
  await alice.leaves();
  await server.stop();
});

test("the worker of the next build takes over from the one before, in tabs that are open too", async ({ browser }) => {
  await using updates = await Updates.begin();
  await updates.make("first");
  const server = await Server.start({ program: () => updates.program });
  const alice = await Person.at(server, browser, "Alice", { serviceWorkers: "allow" });
  await alice.startsRoom("Weekly");
  expect(await keepsShell(alice.page)).toEqual(["parley.first"]);
  await updates.make("second");
  await server.isUpdated();
  await expect(alice.room.connection).toBeEmpty();

  const tab = await alice.elsewhere();
  await tab.page.goto("/");
  for (const { page } of [tab, alice])
    await expect.poll(() => page.evaluate(() => caches.keys()), { timeout: 20_000 }).toEqual(["parley.second"]);
  await alice.room.composer.emojiButton.click();
  await expect(alice.page.getByRole("searchbox", { name: "Find an emoji" })).toBeVisible();

  await server.isKilled();
  await tab.page.reload();
  await expect(tab.home.heading).toHaveText("A room you can talk in");
  // The script of the look has the same name in each build.
  const scripts = await tab.page.evaluate(() =>
    Array.from(document.scripts, ({ src }) => src).filter((src) => src.includes("/_next/")),
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((src) => !/\/second[-/]/.test(src))).toEqual([]);
  expect(alice.complaints.list).toEqual([]);
  await alice.leaves();
  await server.stop();
});
