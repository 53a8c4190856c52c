import { Speaker } from "../fixtures/speaker";
import { expect, test } from "../fixtures/test";

test.use({ clock: true });

const HOUR = 3_600_000;
const ten = Array.from({ length: 10 }, (_, index) => `Point ${index + 1}.`);

for (const [name, jump] of Object.entries({ "an hour": HOUR, "463 days": 463 * 24 * HOUR }))
  test(`new messages are counted and marked exactly after the server's clock was ${name} ahead`, async ({
    alice,
    bob,
    carol,
    server,
    meeting,
  }) => {
    const speaker = await Speaker.at(server);
    await speaker.joins(meeting, "Dora");
    await server.isTold(jump);
    await alice.room.composer.say("Said ahead of time.");
    for (const { room } of [bob, carol]) await expect(room.messages.saying("Said ahead of time.")).toBeVisible();
    await bob.room.openPrivate("Carol");
    await server.isTold(0);

    await speaker.saysAll(ten);
    await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("10 unread");
    await bob.page.reload();
    await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("10 unread");
    await speaker.leaves();
    await server.isKilled();
    await server.startsAgain();
    // A conversation in which nothing was said is there as long as its other person is.
    for (const { room } of [alice, bob, carol]) await expect(room.connection).toBeEmpty();
    await bob.page.reload();
    await expect(bob.room.conversations.unreadIn("Everyone")).toHaveText("10 unread");

    await bob.room.openConversation("Everyone");
    await expect(bob.room.messages.log).toHaveText(/Said ahead of time\.New.*Point 1\..*Point 10\.$/);
    await expect(bob.room.conversations.unreadIn("Everyone")).toHaveCount(0);
    // Carol read each as it came.
    await carol.page.reload();
    await expect(carol.room.messages.saying("Point 10.")).toBeVisible();
    await expect(carol.room.messages.newLine).toHaveCount(0);
    await bob.page.reload();
    await expect(bob.room.messages.saying("Point 10.")).toBeVisible();
    await expect(bob.room.messages.newLine).toHaveCount(0);
  });
