import { Gateway } from "../fixtures/network/gateway";
import { Line } from "../fixtures/network/line";
import { keepsShell } from "../fixtures/page/shell";
import { Server } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

// Without a network, and without a server: what is said at once, what is there after a reload, and how it goes on.

const ALLOWED = { serviceWorkers: "allow" } as const;

test("The field says at once that the network is gone; when it is back all goes on at once", async ({
  meeting,
  alice,
  bob,
}) => {
  expect(meeting).toBeTruthy();
  const offline = bob.page.getByRole("main").getByText("You are offline. Your messages go out later.");
  await bob.page.context().setOffline(true);
  await expect(offline).toBeVisible({ timeout: 1_000 });
  await expect(bob.room.composer.field).toHaveAccessibleDescription(/You are offline/);
  await bob.room.composer.say("Said in a tunnel");
  await bob.page.context().setOffline(false);
  await expect(offline).toBeHidden({ timeout: 1_000 });
  await expect(alice.room.messages.saying("Said in a tunnel")).toBeVisible({ timeout: 8_000 });
  bob.complaints.forgives(/ERR_INTERNET_DISCONNECTED/);
});

test("A line that is dead, though nothing says so, is noticed soon after something was sent", async ({
  meeting,
  alice,
  newcomer,
}) => {
  const dave = await newcomer("Dave");
  const line = await Line.of(dave.page);
  await dave.joins(meeting);
  line.holds();
  await dave.room.composer.say("Is anybody there?");
  await expect(dave.room.connection).toHaveText("Reconnecting…", { timeout: 8_000 });
  await expect(dave.page.getByRole("main").getByText("No connection. Your messages go out later.")).toBeVisible();
  line.lets();
  await expect(alice.room.messages.saying("Is anybody there?")).toHaveCount(1);
  await expect(dave.room.connection).toBeEmpty();
});

test("A page that is loaded anew while the server is away says what is kept, and goes on by itself", async ({
  meeting,
  alice,
  newcomer,
  server,
}) => {
  const dave = await newcomer("Dave", ALLOWED);
  // The parts of the home page that come later are there from an earlier visit.
  await dave.page.goto("/");
  await keepsShell(dave.page);
  await dave.joins(meeting);
  await keepsShell(dave.page);
  await server.isKilled();
  await dave.room.composer.say("One");
  await dave.room.composer.say("Two");
  await dave.room.composer.field.fill("And a draft");
  await dave.page.reload();
  const said = dave.page.getByRole("status");
  await expect(said).toContainText("The server cannot be reached.");
  await expect(said).toContainText("2 messages are kept in this browser");
  await dave.page.goto("/");
  await expect(dave.home.knownRoom("Quarterly planning")).toContainText("2 messages not sent yet");
  await dave.home.knownRoom("Quarterly planning").click();
  await expect(said).toContainText("2 messages are kept in this browser");
  await server.startsAgain();
  await expect(dave.room.composer.field).toHaveValue("And a draft");
  for (const text of ["One", "Two"]) await expect(alice.room.messages.saying(text)).toHaveCount(1);
});

test("A page that is loaded without a server speaks the language of its user", async ({ newcomer, server }) => {
  const greta = await newcomer("Greta", { ...ALLOWED, locale: "de-DE" });
  await greta.page.goto("/");
  await keepsShell(greta.page);
  await server.isKilled();
  await greta.page.reload();
  await expect(greta.home.heading).toHaveText("Ein Raum zum Reden");
  await server.startsAgain();
});

test("The browser's caches hold no code and no id, whatever pages were visited", async ({ newcomer }) => {
  const dave = await newcomer("Dave", ALLOWED);
  const link = await dave.startsRoom("Secret things");
  await keepsShell(dave.page);
  const room = dave.page.url();
  await dave.room.composer.say("A secret text");
  for (const address of [link, room, `${room}/moderate`, `${link}?from=mail`]) await dave.page.goto(address);
  await expect(dave.room.composer.field.or(dave.panel.heading)).toBeVisible();
  const kept = await dave.page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        const answer = await cache.match(url);
        const headers = [...(answer?.headers ?? [])].join("\n");
        found.push([url, answer?.url, headers, await answer?.text()].join("\n"));
      }
    }
    return found;
  });
  const pages = kept.map((it) => new URL(it.split("\n", 1)[0] ?? "").pathname).filter((it) => !it.startsWith("/_next"));
  expect(pages.sort().map(decodeURI)).toEqual(["/", "/join/[invite]", "/look.js", "/rooms/[room]"]);
  for (const secret of [link.split("/").at(-1), room.split("/").at(-1), "Secret things", "A secret text"])
    expect(kept.filter((it) => it.includes(secret ?? "?")).map((it) => it.split("\n", 1))).toEqual([]);
});

/** The answer of proxies in the place of a server that they do not reach. */
const AWAY = { 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout" };

test("Behind a proxy that does not reach the server the shell stands in, and says so", async ({ newcomer, server }) => {
  await using gateway = await Gateway.before(server);
  const dave = await newcomer("Dave", { ...ALLOWED, baseURL: gateway.origin });
  await dave.page.goto("/");
  await keepsShell(dave.page);
  for (const [status, phrase] of Object.entries(AWAY))
    await test.step(phrase, async () => {
      gateway.away = Number(status);
      await dave.page.goto("/");
      await expect(dave.home.heading).toHaveText("A room you can talk in");
      await dave.page.goto("/join/Zk3x91QwAbCdEfGhIj_-Zz");
      await expect(dave.page.getByRole("status")).toContainText("The server has a problem, or is just starting.");
      expect(dave.complaints.list.filter((complaint) => complaint.startsWith("exception"))).toEqual([]);
      dave.complaints.forgives(new RegExp(`${status}|WebSocket`));
    });
});

test("An answer of the server's own is shown as it is, also one that there is no such page", async ({ newcomer }) => {
  const dave = await newcomer("Dave", ALLOWED);
  await dave.page.goto("/");
  await keepsShell(dave.page);
  const answer = await dave.page.goto("/nowhere/a/b/c");
  expect(answer?.status()).toBe(404);
  dave.complaints.forgives(/404/);
});

test("Switched off, it clears what browsers keep", async ({ browser }) => {
  const server = await Server.start();
  const context = await browser.newContext({ baseURL: server.origin });
  const page = await context.newPage();
  await page.goto("/");
  expect(await keepsShell(page)).toHaveLength(1);
  await server.isKilled();
  await server.startsAgain({ SERVICE_WORKER: "off" });
  await page.goto("/");
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await context.close();
  await server.stop();
});
