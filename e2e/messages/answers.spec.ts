import { freePort } from "../../src/server/testing/machine/own-program";
import { Person } from "../fixtures/person";
import { Server } from "../fixtures/server";
import { expect, test } from "../fixtures/test";

// Servers that answer otherwise than usual. Browsers that keep less than usual are kinds of their own.

const sentences: [why: string, answer: { status?: number; contentType?: string; body?: string } | "nothing", RegExp][] =
  [
    ["nobody answers", "nothing", /cannot be reached/],
    [
      "a proxy finds no server behind it",
      { status: 502, body: "<h1>Bad Gateway</h1>" },
      /has a problem, or is just starting/,
    ],
    ["there are too many connections", { status: 429, body: "{}" }, /Too many people connect from your network/],
    [
      "a network wants a sign-in first",
      { contentType: "text/html", body: "<h1>Welcome!</h1>" },
      /Something else answers/,
    ],
    ["something on the way forbids it", { status: 403, body: "<h1>Forbidden</h1>" }, /Something else answers/],
  ];

test("The page says what is the matter, and goes on when it is over", async ({ alice, newcomer }) => {
  const invitation = await alice.startsRoom("Quarterly planning");
  const waits = sentences.map(([why, answer, sentence]) =>
    test.step(why, async () => {
      const dave = await newcomer("Dave");
      await dave.page.route("**/api/trpc**", (route) => (answer === "nothing" ? route.abort() : route.fulfill(answer)));
      await dave.page.goto(invitation);
      await expect(dave.page.getByText(sentence)).toBeVisible();
      await dave.page.unroute("**/api/trpc**");
      await expect(dave.door.name).toBeVisible();
      dave.complaints.forgives(/./);
    }),
  );
  await Promise.all(waits);
});

test("The page says that WebSockets do not get through", async ({ alice, newcomer }) => {
  const invitation = await alice.startsRoom("Quarterly planning");
  const dave = await newcomer("Dave");
  await dave.page.addInitScript(() => {
    window.WebSocket = class extends WebSocket {
      constructor() {
        super("ws://127.0.0.1:9");
      }
    };
  });
  await dave.page.goto(invitation);
  await expect(dave.page.getByText(/may block WebSockets/)).toBeVisible();
  dave.complaints.forgives(/./);
});

test("A page of another address than the server's own gives the right one, wherever it is", async ({ browser }) => {
  const PORT = String(await freePort());
  const address = `http://chat.example.org:${PORT}`;
  const server = await Server.start({ settings: { PORT, PUBLIC_URL: address } });
  const dave = await Person.at(server, browser, "Dave");
  await dave.page.goto("/join/Zk3x91QwAbCdEfGhIj_-Zz");
  const link = dave.page.getByRole("link", { name: address });
  await expect(link).toHaveAttribute("href", `${address}/join/Zk3x91QwAbCdEfGhIj_-Zz`);
  await dave.page.goto("/");
  await dave.home.start("Planning", "Dave");
  await expect(link).toHaveAttribute("href", `${address}/`);
  await dave.leaves();
  await server.stop();
});
