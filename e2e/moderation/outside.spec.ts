import { keepsFocus } from "../fixtures/page/keyboard";
import type { Person } from "../fixtures/person";
import type { Server } from "../fixtures/server";
import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

type Way = {
  readonly heading: string;
  readonly go: (moderator: Speaker, server: Server, room: string) => Promise<void>;
  /** Whether the user can ask to come in from there. */
  readonly canAsk?: true;
};

const WAYS: Readonly<Record<string, Way>> = {
  removed: { heading: "You were removed from this room", go: (it) => it.moderates("kick", "Bob"), canAsk: true },
  "sent to the waiting room": {
    heading: "Quarterly planning",
    go: (it) => it.moderates("send_to_waiting_room", "Bob"),
  },
  "out when the meeting ends": { heading: "The meeting is over", go: debriefs, canAsk: true },
  banned: { heading: "You are banned from this room", go: (it) => it.moderates("ban", "Bob") },
  "in a room that is deleted": {
    heading: "This room is not there any more",
    go: (_, server, room) => server.isToldToDo("room", "delete", room, "--yes"),
  },
};

for (const [how, { heading, go, canAsk }] of Object.entries(WAYS))
  test(`somebody who is ${how} has the focus on the page's heading, and no sentence of the room over it`, async ({
    alice,
    bob,
    meeting,
    server,
  }) => {
    const moderator = await Speaker.of(alice, server);
    await moderator.joins(meeting, "Alice");
    const { page, room } = bob;
    const address = page.url();
    const tab = await bob.elsewhere();
    await tab.page.goto(address);
    await tab.room.composer.field.waitFor();
    await room.composer.field.focus();
    // A window takes the focus with it, the field of the other tab does so alone.
    await room.own.opensSettings();
    await moderator.moderates("mute_chat", "Bob", { seconds: 600 });
    await moderator.moderates("unmute_chat", "Bob");
    for (const it of [bob, tab]) await expect(it.page.getByText("You can write again.")).toBeVisible();

    await go(moderator, server, address);
    for (const it of [bob, tab]) await isOutside(it, heading);
    if (canAsk) {
      await page.getByRole("button", { name: "Ask to come in" }).click();
      await isOutside(bob, "Quarterly planning");
      await expect(page.getByText("You are waiting for")).toBeVisible();
      await alice.page.getByRole("button", { name: "Let all in" }).click();
      await expect(room.composer.field).toBeFocused();
    }
    await moderator.leaves();
  });

async function isOutside({ page }: Person, name: string): Promise<void> {
  await keepsFocus(page.getByRole("heading", { level: 1, name }));
  await expect(page.getByRole("button", { name: "Dismiss" })).toHaveCount(0);
}

async function debriefs({ client }: Speaker): Promise<void> {
  const payload = { action: "debrief", kick_scope: "users_and_guests" } as const;
  await client.signaling.send.mutate({ namespace: "moderation", payload });
}
