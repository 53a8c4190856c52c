import { Person } from "../fixtures/person";
import { Server } from "../fixtures/server";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.use({ settings: { RATE_LIMIT_PER_SECOND: "2", RATE_LIMIT_BURST: "20" } });

test("people who send too fast are held off, moderators learn of it, and what was typed arrives all the same", async ({
  alice,
  bob,
  carol,
  meeting,
  server,
}) => {
  const panel = await alice.elsewhere();
  await panel.page.goto(alice.page.url());
  await panel.room.moderate.click();
  await panel.panel.opens("People");
  await expect(panel.panel.person("Bob")).toBeVisible();

  const speaker = await Speaker.of(bob, server);
  await speaker.joins(meeting, "Bob");
  const notice = "Bob is sending too fast.";
  // Both pass after a while.
  const [said] = await Promise.all([
    Promise.allSettled(Array.from({ length: 60 }, (_, count) => speaker.says(`Buy ${count}`))),
    expect(alice.page.getByText(notice)).toBeVisible(),
    expect(panel.panel.person("Bob")).toContainText("sends too fast"),
  ]);
  expect(said.filter(({ status }) => status === "rejected").length).toBeGreaterThan(30);
  await bob.room.composer.say("But this I mean.");

  await expect(carol.room.messages.saying("But this I mean.")).toBeVisible();
  await expect(carol.page.getByText(notice)).toHaveCount(0);
  await expect(bob.room.messages.saying("But this I mean.")).not.toContainText("Sending…");
  await expect(bob.page.getByText("Not sent.")).toHaveCount(0);
  // The notice itself mutes, and what it did can be undone.
  await alice.page.getByRole("button", { name: "Mute Bob for 10 minutes" }).click();
  await expect(alice.page.getByRole("button", { name: "Undo muting Bob" })).toBeVisible();
  await panel.page.getByRole("button", { name: "More about Bob" }).click();
  await expect(panel.room.personMenu.item("Unmute")).toBeVisible();
  await speaker.leaves();
});

test("a person who reloads the page without end is told why they wait, and comes in by themselves", async ({
  browser,
}) => {
  const server = await Server.start({ settings: { RATE_LIMIT_PER_SECOND: "0.1", RATE_LIMIT_BURST: "4" } });
  const dave = await Person.at(server, browser, "Dave");
  const invitation = await dave.startsRoom("Planning");
  for (let times = 0; times < 3; times += 1) {
    const speaker = await Speaker.of(dave, server);
    await speaker.joins(invitation, "Dave");
    await speaker.leaves();
  }
  await dave.page.reload();
  await expect(dave.page.getByText("The server lets people into its rooms more slowly right now.")).toBeVisible();
  await expect(dave.room.composer.field).toBeVisible();
  expect(dave.complaints.list).toEqual([]);
  await dave.leaves();
  await server.stop();
});
