import { faultsOf } from "../fixtures/page/audit";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

/** More than a page of them. */
const CROWD = 60;
const PICTURES = process.env.PARLEY_LARGE_ROOM_PICTURES;

// More than three people are a crowd.
test.use({ settings: { PRESENCE_LIST_LIMIT: "3" } });
test.slow();

test("in a large room people are counted, paged through and searched for", async ({
  alice,
  bob,
  carol,
  meeting,
  server,
}) => {
  await expect(alice.room.people.all).toHaveText([/Alice/, /Bob/, /Carol/]);
  const crowd: Speaker[] = [];
  for (let number = 0; number < CROWD; number++) {
    const speaker = await Speaker.at(server);
    await speaker.joins(meeting, `Guest ${String(number).padStart(2, "0")}`);
    crowd.push(speaker);
  }
  const banner = alice.page.getByRole("banner");
  await expect(banner).toContainText("63 here");
  await expect(alice.room.people.aside).toContainText("63 people are here.");
  await expect(alice.room.messages.all).toHaveCount(0);

  // Page by page, also by keyboard.
  await bob.page.reload();
  await expect(bob.room.people.named("Guest 00")).toBeVisible();
  await expect(bob.room.people.named("Alice")).toBeVisible();
  const more = bob.room.people.aside.getByRole("button", { name: "Show more" });
  await more.press("Enter");
  await expect(more).toHaveCount(0);
  await bob.room.people.search.press("ArrowDown");
  await bob.page.keyboard.press("End");
  await expect(bob.room.people.named("Guest 59")).toBeFocused();

  // Found by the server, and written to.
  await bob.page.reload();
  await bob.room.people.search.fill("guest 57");
  await expect(bob.room.people.all).toHaveText([/Guest 57/]);
  await expect(bob.room.people.aside.getByRole("status")).toHaveText("1 person found");
  await bob.room.openPrivate("Guest 57");
  await bob.room.composer.say("Found you.");
  await expect(bob.room.messages.saying("Found you.")).toBeVisible();
  await bob.room.people.search.fill("nobody at all");
  await expect(bob.room.people.aside).toContainText("Nobody by that name");
  await bob.page.reload();
  await expect(bob.room.composer.field).toHaveAccessibleDescription(/Privately to .*Guest 57/);
  await bob.room.openConversation("Everyone");

  // Everybody who speaks has a name, though nobody had them in a list.
  await crowd[58]?.says("Hello from the back");
  await crowd[59]?.says("And from the very back");
  await expect(carol.room.messages.saying("Hello from the back")).toContainText("Guest 58");
  await expect(carol.room.messages.saying("And from the very back")).toContainText("Guest 59");

  // A stranger's address leads to them, and one of nobody to the messages.
  await carol.page.goto(`${carol.page.url().replace(/#.*/, "")}#private=${crowd[55]?.id}`);
  await expect(carol.room.composer.field).toHaveAccessibleDescription(/Privately to .*Guest 55/);
  await carol.page.goto(`${carol.page.url().replace(/#.*/, "")}#private=00000000-0000-4000-8000-000000000000`);
  await expect(carol.page).toHaveURL(/#?$/);

  // Moderators find everybody.
  await alice.room.moderate.click();
  await expect(alice.panel.section("People")).toHaveAccessibleName("People, 63");
  await alice.panel.opens("People");
  await alice.panel.find.fill("guest 56");
  await alice.panel.setGroups("Guest 56", ["Backend"]);
  await expect(alice.panel.person("Guest 56")).toContainText("Backend");

  for (const person of [alice, bob]) expect.soft(await faultsOf(person.page), person.name).toEqual([]);
  if (PICTURES) {
    await alice.page.screenshot({ path: `${PICTURES}/panel.png` });
    await bob.page.screenshot({ path: `${PICTURES}/room.png` });
    await bob.page.setViewportSize({ width: 390, height: 844 });
    await bob.room.showPeople.click();
    await bob.page.screenshot({ path: `${PICTURES}/phone.png` });
  }
  for (const speaker of crowd.slice(0, 58)) await speaker.leaves();
  await expect(
    bob.page
      .getByRole("banner")
      .or(bob.room.people.aside)
      .getByText(/^5 people are here/),
  ).toBeVisible();
});

test("people who could not be read can be asked for again", async ({ alice, bob, carol, gustav, meeting }) => {
  await gustav.joins(meeting);
  await expect(alice.room.people.aside).toContainText("4 people are here.");
  expect(carol.name).toBe("Carol");
  await bob.page.routeWebSocket(/\/api\/trpc/, (socket) => {
    let fails = true;
    const line = socket.connectToServer();
    socket.onMessage((frame) => {
      const asked = JSON.parse(frame === "PING" ? "{}" : String(frame));
      if (fails && asked.params?.path === "rooms.participants" && asked.params.input.limit) {
        fails = false;
        const data = { code: "INTERNAL_SERVER_ERROR", httpStatus: 500, path: "rooms.participants" };
        socket.send(JSON.stringify({ id: asked.id, error: { message: "failed", code: -32603, data } }));
      } else line.send(frame);
    });
  });
  await bob.page.reload();
  const { aside, all } = bob.room.people;
  await expect(aside).toContainText("The server could not do that.");
  await aside.getByRole("button", { name: "Try again" }).click();
  await expect(all).toHaveText([/Alice/, /Bob/, /Carol/, /Gustav/]);
});
