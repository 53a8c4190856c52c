import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MODERATORS } from "../../../protocol";
import { idOf, invalid, refusalOf, refused, toGroup } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const amongThemselves = toGroup(MODERATORS);
const grant = (target: { id: string }) => ({ action: "grant_moderator_role", target: target.id });
const revoke = (target: { id: string }) => ({ action: "revoke_moderator_role", target: target.id });
const notAMember = { code: "BAD_REQUEST", reason: "not_a_member" };

describe("The group of the moderators", () => {
  test("is there from the beginning, and is nobody else's", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    assert.deepEqual(alice.self.module_data.chat.groups_history, [{ name: MODERATORS, history: [] }]);
    assert.deepEqual(carol.self.module_data.chat.groups_history, []);
    const shown = carol.self.participants.find(({ id }) => id === alice.id);
    assert.deepEqual(shown?.module_data.chat.groups, [MODERATORS]);
    await alice.sends("Who moderates?", amongThemselves);
    await alice.receives({ message: "message_sent", scope: "group", target: MODERATORS });
    assert.deepEqual(await refusalOf(bob.sends("I do", amongThemselves)), notAMember);
    for (const it of [bob, carol]) await it.receivesNothing();
    const asking = { room_id: room.room_id, ...amongThemselves };
    assert.deepEqual(await refusalOf(bob.client.chat.history.query(asking)), notAMember);
    assert.deepEqual(await refusalOf(bob.client.chat.search.query({ ...asking, term: "moderates" })), notAMember);
  });

  test("comes with the role, with all of its history, and goes with it, live and resumed", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    await alice.sends("Before Bob", amongThemselves);
    await alice.does("control", grant(bob));
    const { data } = await bob.receives({ message: "update", id: bob.id });
    assert.ok(data.payload.message === "update");
    assert.deepEqual(data.payload.module_data.chat.groups, [MODERATORS]);
    await bob.receives({ message: "role_updated" });
    const asking = { room_id: room.room_id, ...amongThemselves };
    const { messages } = await bob.client.chat.history.query(asking);
    assert.deepEqual(
      messages.map(({ content }) => content),
      ["Before Bob"],
    );
    await bob.sends("Thanks", amongThemselves);
    const last = await bob.receives({ message: "message_sent", content: "Thanks" });
    bob.leaves();
    await alice.does("control", revoke(bob));
    await alice.sends("After Bob", amongThemselves);
    const again = bob.elsewhere("Bob");
    const first = await again.resumes(room, last.id);
    assert.ok(first.data.payload.message === "join_success", "no replay, which could hold what is not his any more");
    assert.deepEqual(first.data.payload.module_data.chat.groups_history, []);
    assert.ok(!JSON.stringify(first.data).includes("Thanks"));
    assert.deepEqual(await refusalOf(again.client.chat.history.query(asking)), notAMember);
    assert.deepEqual(again.unread, []);
  });

  test("has mentions, read markers and search as any group has", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await alice.does("control", grant(bob));
    await bob.receivesUntil("role_updated");
    await carol.receivesUntil("update");
    const calling = { action: "send_message", scope: "global", content: "@Moderators?", mention_groups: [MODERATORS] };
    await alice.does("chat", calling);
    for (const it of [bob, carol]) await it.receives({ message: "message_sent", mention_groups: [MODERATORS] });
    assert.deepEqual(await refusalOf(carol.does("chat", calling)), notAMember);
    const message_id = idOf(await alice.sends("Keep an eye on Carol", amongThemselves));
    const { data } = await bob.receives({ message: "message_sent", id: message_id });
    const { timestamp } = data;
    await bob.does("chat", { action: "set_last_seen_timestamp", ...amongThemselves, timestamp });
    const tab = bob.elsewhere("Bob");
    const { data: joined } = await tab.joins(room);
    assert.ok(joined.payload.message === "join_success");
    const { chat } = joined.payload.module_data;
    assert.deepEqual(chat.last_seen_timestamps_group, { [MODERATORS]: timestamp });
    const search = (by: typeof bob) => by.client.chat.search.query({ room_id: room.room_id, term: "eye on" });
    assert.deepEqual(
      (await search(bob)).messages.map(({ id }) => id),
      [message_id],
    );
    assert.deepEqual((await search(carol)).messages, []);
  });

  test("stands last, does not count, and neither set_groups nor an invitation can name it", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob } = await server.meetingOfTwo();
    const groups = Array.from({ length: 50 }, (_, at) => `g${at}`);
    const set = (target: string, names: string[]) =>
      alice.does("control", { action: "set_groups", target, groups: names });
    await set(alice.id, groups);
    const { data } = await bob.receives({ message: "update", id: alice.id });
    assert.ok(data.payload.message === "update");
    assert.deepEqual(data.payload.module_data.chat.groups, [...groups, MODERATORS]);
    for (const name of [MODERATORS, "@anything"]) {
      assert.deepEqual(await refusalOf(set(bob.id, [name])), invalid("groups.0"));
      assert.deepEqual(await refusalOf(alice.invites({ role: "user", groups: [name] })), invalid("groups.0"));
    }
    const code = await alice.invites({ role: "moderator", groups: ["board"] });
    const dora = await server.person("Dora");
    await dora.joins(room, { invite: code });
    const { groups_history } = dora.self.module_data.chat;
    assert.deepEqual(
      groups_history.map(({ name }) => name),
      ["board", MODERATORS],
    );
    await server.restart();
    const again = dora.elsewhere("Dora");
    await again.joins(room);
    assert.deepEqual(again.self.module_data.chat.groups_history.length, 2);
  });

  test("is lost with a kick and a ban", async () => {
    await using server = await TestServer.start();
    const { room, alice, bob, carol } = await server.meetingOfThree();
    for (const it of [bob, carol]) await alice.does("control", grant(it));
    await alice.sends("Among us", amongThemselves);
    await alice.does("moderation", { action: "ban", target: bob.id });
    await alice.does("moderation", { action: "kick", target: carol.id });
    const asking = { room_id: room.room_id, ...amongThemselves };
    assert.equal((await refusalOf(bob.client.chat.history.query(asking))).reason, "banned");
    assert.deepEqual(await refusalOf(carol.client.chat.history.query(asking)), refused("not_found"));
    await alice.does("moderation", { action: "unban", target: bob.id });
    const again = bob.elsewhere("Bob");
    await again.joins(room);
    assert.deepEqual(again.self.module_data.chat.groups_history, []);
  });
});
