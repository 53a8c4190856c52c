import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Addressee, Id } from "../../../protocol";
import { begin, evolve, type View } from "../../../room/view";
import { everyone, idOf, type Person, type Received, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

/** Somebody's view by what they were told since their first event. */
function viewBy({ data }: Received, later: readonly Received[]): View {
  const { namespace, timestamp, payload } = data;
  assert.ok(namespace === "control" && payload.message === "join_success");
  return later.reduce<View>((view, it) => evolve(view, it.data), begin({ namespace, timestamp, payload }));
}

function reviewIn({ review: { held, reports } }: View) {
  return { held, reports };
}

/** Bob writes to everyone, to Carol, and to a group without moderators; Carol reports all of it to Alice. */
async function reported() {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  for (const { id } of [bob, carol])
    await alice.does("control", { action: "set_groups", target: id, groups: ["backend"] });
  // A moderator who sees nothing of before, and is not in the group.
  await alice.does("rules", { action: "set_rules", history_for_new: "none" });
  const places: readonly Addressee[] = [everyone, toPerson(carol), toGroup("backend")];
  const messages: Id[] = [];
  for (const [at, to] of places.entries()) messages.push(idOf(await bob.sends(`first ${at}`, to)));
  const second = idOf(await bob.sends("second", toPerson(carol)));
  const dora = await server.person("Dora");
  await dora.joins(room, { invite: room.invites.moderator });
  for (const message_id of [...messages, second])
    await carol.does("messages", { action: "report", message_id, reason: "abuse" });
  const devices = [alice.elsewhere("Alice"), dora.elsewhere("Dora"), dora.elsewhere("Dora")] as const;
  const [ofAlice, ofDora, mark] = devices;
  const firsts = await Promise.all([ofAlice.joins(room), ofDora.joins(room), mark.joins(room)]);
  return { room, alice, bob, carol, dora, messages, second, devices, firsts };
}

type Story = Awaited<ReturnType<typeof reported>>;
const edits = (by: Person, message_id: Id, content: string) =>
  by.does("messages", { action: "edit", message_id, content });
const deletes = (by: Person, message_id: Id) => by.does("messages", { action: "delete", message_id });

const CHANGES: Readonly<Record<string, (story: Story) => Promise<unknown>>> = {
  "is edited": async ({ bob, messages }) => {
    for (const id of messages) await edits(bob, id, "You kind soul");
  },
  "is deleted by its author": async ({ bob, messages }) => {
    for (const id of messages) await deletes(bob, id);
  },
  "is edited and deleted at once": ({ bob, messages }) =>
    Promise.all(messages.flatMap((id) => [edits(bob, id, "You kind soul"), deletes(bob, id)])),
  "is deleted by a moderator who does not see it": async ({ dora, messages }) => {
    for (const id of messages) await deletes(dora, id);
  },
  "is among all that its author wrote": ({ dora, bob }) =>
    dora.does("messages", { action: "delete_messages_of", target: bob.id }),
  "is cleared": ({ alice }) => alice.does("chat", { action: "clear_history" }),
  "is reported once more in the commit that edits it": async ({ alice, bob, carol, messages }) => {
    await alice.does("control", { action: "set_groups", target: alice.id, groups: ["backend"] });
    await Promise.all(
      messages
        .filter((_, at) => at !== 1)
        .flatMap((id) => [
          edits(bob, id, "You kind soul"),
          alice.does("messages", { action: "report", message_id: id, reason: "spam" }),
        ]),
    );
    await edits(carol, idOf(await carol.sends("Nobody reported this", toPerson(bob))), "nor this");
  },
};

describe("Moderators have the review that a fresh join shows, once a reported message", () => {
  for (const [what, change] of Object.entries(CHANGES))
    test(what, async () => {
      const story = await reported();
      const { room, alice, bob, carol, dora, devices, firsts } = story;
      const [alices, doras, away] = devices;
      const [ofAlice, ofDora, mark] = firsts;
      await away.close();
      for (const it of [bob, carol]) it.forgets();
      await change(story);
      const expected = reviewIn(viewBy(await alice.elsewhere("Alice").joins(room), []));
      const returned = dora.elsewhere("Dora");
      const resumed = await returned.resumes(room, mark.id);
      assert.equal(resumed.data.payload.message, "resumed");
      // Everybody is told of this; all that came before has arrived.
      await alice.does("chat", { action: "enable_chat" });
      const [ofReturn, ...heard] = await Promise.all(
        [returned, alices, doras].map((it) => it.hearsUntil("chat_enabled")),
      );
      assert.deepEqual(reviewIn(viewBy(ofAlice, heard[0] ?? [])), expected, "Alice, who was there");
      assert.deepEqual(reviewIn(viewBy(ofDora, heard[1] ?? [])), expected, "Dora, who was there");
      assert.deepEqual(reviewIn(viewBy(mark, [resumed, ...(ofReturn ?? [])])), expected, "Dora, who came back");
      const others = JSON.stringify([bob.unread, carol.unread]);
      assert.ok(!/"[a-z_]*report[a-z_]*"/.test(others), "nobody else hears of reports");
    });
});

describe("Of a reported message that a moderator does not see", () => {
  test("they are told the text alone, and nothing once the report is settled", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    const [shown, other] = [
      idOf(await bob.sends("You fool", toPerson(carol))),
      idOf(await bob.sends("Hm", toPerson(carol))),
    ];
    await carol.does("messages", { action: "report", message_id: shown, reason: "abuse" });
    const { payload } = (await alice.receivesUntil("message_reported")).data;
    assert.ok(payload.message === "message_reported");
    alice.forgets();
    await edits(bob, other, "Nobody reported this");
    await edits(bob, shown, "You kind soul");
    const { id, data } = await alice.receives({ message: "report_changed", id: shown, content: "You kind soul" });
    assert.deepEqual(Object.keys(data.payload).sort(), ["content", "edited_at", "id", "message"]);
    await bob.receivesUntil("message_edited");
    assert.equal((await bob.receivesUntil("message_edited")).id, id, "the number of the edit");
    await alice.does("messages", { action: "resolve_report", report_id: payload.report_id, resolution: "dismissed" });
    await alice.receives({ message: "report_resolved" });
    await edits(bob, shown, "Between us again");
    await deletes(bob, other);
    await alice.receivesNothing();
    const tab = alice.elsewhere("Alice");
    await tab.resumes(room, "1");
    await tab.receivesUntil("report_resolved");
    assert.ok(!JSON.stringify(tab.unread).includes("Between us"));
    const back = alice.elsewhere("Alice");
    await back.resumes(room, "1");
    const replayed = await back.hearsUntil("report_resolved");
    assert.ok(replayed.some((it) => it.data.payload.message === "message_reported"));
    assert.ok(!JSON.stringify(replayed).includes("Between us"), "a return tells nothing of what came later");
    const { entries } = await alice.client.rooms.log.query({ room_id: room.room_id });
    const kinds = entries.map((it) => it.payload.message);
    assert.ok(!kinds.includes("message_edited") && !kinds.includes("message_deleted"), "nor does the log");
  });
});
