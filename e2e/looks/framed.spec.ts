import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "../fixtures/test";

// Inside another page.

/** A page of somebody else's making, with another page in a frame. */
function around(src: string, attributes = ""): string {
  return `<!doctype html><title>Somebody else</title><iframe ${attributes} src="${src}" width="800" height="600"></iframe>`;
}

test("Shut in so that it has no origin, every page says at once that it does not work there, and nothing throws", async ({
  meeting,
  alice,
  newcomer,
  server,
}) => {
  const dave = await newcomer("Dave", { serviceWorkers: "allow" });
  const inside = dave.page.frameLocator("iframe");
  const room = new URL(alice.page.url()).pathname;
  for (const path of ["/", new URL(meeting, server.origin).pathname, room, `${room}/moderate`, "/nowhere"]) {
    const body = around(path, `sandbox="allow-scripts"`);
    await dave.page.route(`${server.origin}/around`, (route) => route.fulfill({ contentType: "text/html", body }));
    await dave.page.goto(`${server.origin}/around`);
    await expect(inside.getByRole("heading"), path).toHaveText("Parley does not work inside this other page.");
    const way = inside.getByRole("link", { name: "Open it in a tab of its own" });
    await expect(way).toHaveAttribute("href", server.origin + path);
    await dave.page.unrouteAll();
  }
  dave.complaints.forgives(/nowhere|404/);
});

test("In a page of another site nothing of it is shown", async ({ newcomer, server }) => {
  const site = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(around(server.origin)));
  await once(site.listen(0, "127.0.0.1"), "listening");
  const dave = await newcomer("Dave");
  await dave.page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  await expect.poll(() => dave.complaints.list.join()).toContain("frame-ancestors");
  await expect(dave.page.frameLocator("iframe").getByText("Parley")).toHaveCount(0);
  dave.complaints.forgives(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE|favicon/);
  site.closeAllConnections();
  site.close();
});
