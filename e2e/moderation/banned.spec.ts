import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test("a banned person sees that in place of the room, in every tab, and this browser forgets the room", async ({
  alice,
  bob,
  meeting,
  server,
}) => {
  const moderator = await Speaker.of(alice, server);
  await moderator.joins(meeting, "Alice");
  const { page, room } = bob;
  await alice.room.composer.say("Between us.");
  await expect(room.messages.saying("Between us.")).toBeVisible();
  await room.composer.field.fill("Half a draft");
  const tab = await bob.elsewhere();
  await tab.page.goto(page.url());
  await expect(tab.room.messages.saying("Between us.")).toBeVisible();
  const list = await bob.elsewhere();
  await list.page.goto("/");
  await expect(list.page.getByRole("link", { name: /Quarterly planning/ })).toBeVisible();

  await moderator.moderates("mute_chat", "Bob", { seconds: 600 });
  await expect(page.getByRole("button", { name: "Dismiss" })).toBeVisible();
  await moderator.moderates("ban", "Bob");
  for (const it of [page, tab.page]) {
    await expect(it.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
    await expect(
      it.getByRole("alert").filter({ hasText: "Only a moderator of the room can lift the ban" }),
    ).toBeVisible();
    await expect(it.getByText("Between us.")).toHaveCount(0);
    await expect(it.getByRole("button", { name: "Dismiss" })).toHaveCount(0);
    await expect(it).toHaveTitle(/^You are banned from this room/);
  }
  await expect(list.page.getByRole("link", { name: /Quarterly planning/ })).toHaveCount(0);
  await expect(alice.room.messages.notice("Bob left")).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Half a draft|Quarterly planning/);

  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
  await expect(page.getByText("Quarterly planning")).toHaveCount(0);
  await page.goto(meeting);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");

  await moderator.moderates("unban", "Bob");
  await page.goto(meeting);
  await expect(room.messages.saying("Between us.")).toBeVisible();
  await expect(room.composer.field).toHaveValue("");
  await moderator.leaves();
});

test("somebody who was banned while away is told so on coming back, and keeps nothing", async ({
  alice,
  bob,
  meeting,
  server,
}) => {
  const moderator = await Speaker.of(alice, server);
  await moderator.joins(meeting, "Alice");
  const { page } = bob;
  const place = page.url();
  await bob.room.composer.field.fill("Half a draft");
  await page.goto("/");
  await expect(bob.home.title).toBeVisible();
  await moderator.moderates("ban", "Bob");
  await page.goto(place);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are banned from this room");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Half a draft|Quarterly planning/);
  await page.getByRole("link", { name: "Back to the start page" }).click();
  await expect(bob.home.title).toBeVisible();
  await moderator.leaves();
});
