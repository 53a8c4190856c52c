import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

// A day is the reader's own: it begins at their midnight, and what is called "Today" is so until the next one. Shown by
// day are messages, the rooms of the first page, invitations, and what happened in a room.

test.use({ clock: true });

/** The UTC of midnight, on the 13th or 14th of March 2026, in zones off the full hour and on it. */
const MIDNIGHTS = {
  "Australia/Lord_Howe": "2026-03-13T13:00:00Z",
  "Asia/Kathmandu": "2026-03-13T18:15:00Z",
  "Asia/Kolkata": "2026-03-13T18:30:00Z",
  "Europe/Berlin": "2026-03-13T23:00:00Z",
  "America/St_Johns": "2026-03-14T02:30:00Z",
};
const MORNING = "2026-03-14T03:00:00Z";
const MINUTE = 60_000;

test("the line between two days stands at each reader's own midnight", async ({ server, newcomer }) => {
  await server.isTold("2026-03-13T12:00:00Z");
  const alice = await newcomer("Alice");
  const meeting = await alice.startsRoom("Quarterly planning");
  const speaker = await Speaker.at(server);
  await speaker.joins(meeting, "Dora");
  for (const [zone, midnight] of Object.entries(MIDNIGHTS))
    for (const [when, minutes] of Object.entries({ before: -10, after: 10 })) {
      await server.isTold(new Date(Date.parse(midnight) + minutes * MINUTE).toISOString());
      await speaker.says(`Ten minutes ${when} ${zone}`);
    }
  await speaker.leaves();
  for (const timezoneId of Object.keys(MIDNIGHTS)) {
    const reader = await newcomer(`Reader in ${timezoneId}`, { timezoneId });
    await reader.page.clock.setFixedTime(MORNING);
    await reader.joins(meeting);
    await expect(reader.room.messages.log).toHaveText(
      new RegExp(`Yesterday.*Ten minutes before ${timezoneId}Today.*Ten minutes after ${timezoneId}`),
    );
    await expect(reader.room.messages.log.getByRole("heading", { name: /^(Yesterday|Today)$/ })).toHaveCount(2);
  }
});

test("a day is called today until midnight, while the page is open, and after a sleep", async ({
  server,
  newcomer,
}) => {
  const alice = await newcomer("Alice", { timezoneId: "Asia/Kathmandu" });
  const { page, room, panel } = alice;
  const days = room.messages.log.getByRole("heading", { name: /^(Yesterday|Today)$/ });
  // A minute before midnight there.
  await server.isTold("2026-03-13T18:14:00Z");
  await page.clock.install({ time: "2026-03-13T18:14:00Z" });
  await alice.startsRoom("Quarterly planning");
  await room.composer.say("Before midnight.");
  await expect(days).toHaveText(["Today"]);
  const later = await alice.elsewhere();
  await later.page.clock.install({ time: "2026-03-13T18:14:00Z" });
  await later.page.goto("/");
  await expect(later.home.knownRoom("Quarterly planning")).toContainText("Today");

  await server.isTold("2026-03-13T18:16:00Z");
  await page.clock.fastForward("02:00");
  await expect(days).toHaveText(["Yesterday"]);
  await room.composer.say("After midnight.");
  await expect(days).toHaveText(["Yesterday", "Today"]);
  await later.page.clock.fastForward("02:00");
  await expect(later.home.knownRoom("Quarterly planning")).toContainText("Yesterday");

  await room.moderate.click();
  await panel.opens("Invitations");
  await panel.newInvitation.click();
  await panel.invitationDialog.role.selectOption("Guest");
  await panel.invitationDialog.expires.selectOption("In a day");
  await panel.invitationDialog.make.click();
  await panel.invitationDialog.done.click();
  const invitation = page.getByRole("row").filter({ hasText: "Guest" });
  await expect(invitation).toContainText("Tomorrow");
  await expect(panel.revoke("Guest")).toBeVisible();
  await panel.opens("Room");
  await panel.chatSwitch.click();
  await panel.opens("Log");
  await expect(panel.log).toContainText(/Today.*switched the chat off/);

  // The machine sleeps for more than a day: meanwhile the invitation has expired.
  await server.isTold("2026-03-14T18:26:00Z");
  await page.clock.fastForward("24:10:00");
  await panel.opens("Invitations");
  await expect(panel.revoke("Guest")).toHaveCount(0);
  await panel.opens("Log");
  await expect(panel.log).toContainText("Yesterday");
  await expect(panel.log).not.toContainText("Today");
});
