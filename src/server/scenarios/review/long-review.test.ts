import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { begin, evolve } from "../../../room/view";
import { REVIEW_TEXT_BYTES } from "../../kit/limits";
import { idOf, type Person, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start({ RATE_LIMIT_PER_SECOND: "0" });
});
after(() => server[Symbol.asyncDispose]());

const BYTES = 4_000;
const WAITING = Math.ceil(REVIEW_TEXT_BYTES / BYTES) + 20;

async function reviewOf(person: Person, room: { room_id: string }) {
  const { namespace, timestamp, payload } = (await person.joins(room)).data;
  assert.ok(namespace === "control" && payload.message === "join_success");
  const bytes = Buffer.byteLength(JSON.stringify(payload));
  return { bytes, view: begin({ namespace, timestamp, payload }) };
}

test("A long review comes without its newest texts, which moderators ask for", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const { room_id } = room;
  await alice.does("rules", { action: "set_rules", hold: "everyone" });
  const texts = Array.from({ length: WAITING }, (_, at) => `${at} `.padEnd(BYTES, "x"));
  const ids: string[] = [];
  for (const text of texts) ids.push(idOf(await bob.sends(text)));
  const shown = idOf(await bob.sends("You fool", toPerson(carol)));
  await carol.does("messages", { action: "report", message_id: shown, reason: "abuse" });

  const tab = alice.elsewhere("Alice");
  const { bytes, view } = await reviewOf(tab, room);
  const { held, reports } = view.review;
  assert.deepEqual(
    held.map(({ id }) => id),
    ids,
    "all of it, oldest first",
  );
  const told = held.filter(({ content_left_out }) => content_left_out === undefined);
  assert.equal(told.length, Math.floor(REVIEW_TEXT_BYTES / BYTES));
  assert.deepEqual(
    told.map(({ content }) => content),
    texts.slice(0, told.length),
  );
  assert.ok(held.slice(told.length).every(({ content, content_left_out }) => content === "" && content_left_out));
  assert.ok(bytes < REVIEW_TEXT_BYTES + 64 * 1024, `${bytes} bytes`);
  assert.deepEqual(
    reports.map(({ content_left_out }) => content_left_out),
    [true],
    "however short",
  );

  const left = ids.slice(told.length);
  const { texts: found } = await alice.client.rooms.review.query({ room_id, ids: [...left, shown] });
  const byId = new Map(found.map(({ id, content }) => [id, content]));
  assert.deepEqual(
    [...left, shown].map((id) => byId.get(id)),
    [...texts.slice(told.length), "You fool"],
  );

  const [first] = left;
  assert.ok(first);
  await alice.does("messages", { action: "reject", message_id: first });
  const secret = idOf(await bob.sends("Nobody reported this", toPerson(carol)));
  const none = await alice.client.rooms.review.query({ room_id, ids: [first, secret, carol.id] });
  assert.deepEqual(none, { texts: [] }, "nothing of what is settled, or was never shown");
  const heard = await tab.hearsUntil("message_rejected");
  const now = heard.reduce((before, { data }) => evolve(before, data), view);
  assert.deepEqual(now.review.held, (await reviewOf(alice.elsewhere("Alice"), room)).view.review.held);

  const own = (await reviewOf(bob.elsewhere("Bob"), room)).view.review.held;
  assert.deepEqual(
    own.map(({ content }) => content),
    texts.filter((_, at) => ids[at] !== first),
    "an author has them all",
  );
});

test("A reported text that was left out shows once it is edited", async () => {
  const { room, alice, bob, carol } = await server.meetingOfThree();
  const ids: string[] = [];
  for (let at = 0; at < WAITING; at++) {
    ids.push(idOf(await bob.sends(`${at} `.padEnd(BYTES, "x"), toPerson(carol))));
    await carol.does("messages", { action: "report", message_id: ids[at], reason: "spam" });
  }
  const tab = alice.elsewhere("Alice");
  const { view } = await reviewOf(tab, room);
  const last = ids.at(-1);
  assert.equal(view.review.reports.at(-1)?.content_left_out, true);
  await bob.does("messages", { action: "edit", message_id: last, content: "Sorry" });
  const [changed] = await tab.hearsUntil("report_changed");
  assert.ok(changed);
  const report = evolve(view, changed.data).review.reports.at(-1);
  assert.deepEqual([report?.content, report?.content_left_out], ["Sorry", undefined]);
});
