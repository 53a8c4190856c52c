import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { edit } from "../../testing/afterthoughts";
import { idOf, invalid, type Person, refusalOf, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

const blocks = (by: Person, words: string[], on_match = "block") =>
  by.does("rules", { action: "set_filters", words, on_match });
const blocked = { code: "BAD_REQUEST", reason: "content_blocked" };

describe("Blocked words", () => {
  test("are refused to everybody but moderators, everywhere, and in edits; nobody says which it was", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const mine = idOf(await bob.sends("Fine"));
    await blocks(alice, ["casino", "airdrop*", "カジノ"]);
    for (const text of ["To the casino!", "ca\u200bsino", "ＡＩＲＤＲＯＰＳ", "オンラインカジノ"]) {
      assert.deepEqual(await refusalOf(bob.sends(text)), blocked, text);
      assert.deepEqual(await refusalOf(bob.sends(text, toPerson(carol))), blocked);
      assert.deepEqual(await refusalOf(bob.does("messages", edit(mine, text))), blocked);
      idOf(await alice.sends(text));
    }
    idOf(await bob.sends("To the casinos"));
  });

  test("are told to moderators alone: as an event, in the first event, and on a promotion", async () => {
    const { room, alice, bob, carol } = await server.meetingOfThree();
    await blocks(alice, ["offensive"]);
    await alice.receives({ message: "filters_changed", words: ["offensive"], on_match: "block", issued_by: alice.id });
    await bob.receivesNothing();
    const again = await bob.elsewhere().joins(room, { display_name: "Bob" });
    assert.ok(!JSON.stringify(again.data).includes("offensive"));
    const { data } = await alice.elsewhere().joins(room, { display_name: "Alice" });
    assert.ok(data.payload.message === "join_success");
    assert.deepEqual(data.payload.module_data.moderation?.filters, { words: ["offensive"], on_match: "block" });
    await alice.does("control", { action: "grant_moderator_role", target: carol.id });
    await carol.receives({ message: "update" });
    const { data: promoted } = await carol.receives({ message: "role_updated" });
    assert.ok(promoted.payload.message === "role_updated");
    assert.deepEqual(promoted.payload.module_data?.moderation.filters?.words, ["offensive"]);
  });

  test("are told anew to moderators who return, once and as they are now; the log has no word of them", async () => {
    const { room, alice } = await server.meetingOfTwo();
    await alice.sends("Hello");
    const { id: last } = await alice.receives({ message: "message_sent" });
    const other = alice.elsewhere();
    await other.joins(room, { display_name: "Alice" });
    alice.leaves();
    for (const words of [["first"], ["first", "second"]]) await blocks(other, words);
    const again = alice.elsewhere();
    const { data } = await again.resumes(room, last);
    assert.ok(data.payload.message === "resumed");
    assert.equal(data.payload.missed, 1);
    await again.receives({ message: "filters_changed", words: ["first", "second"] });
    await again.receivesNothing();
    const { entries: log } = await other.client.rooms.log.query({ room_id: room.room_id });
    assert.equal(log.filter(({ payload }) => payload.message === "filters_changed").length, 2);
    assert.ok(!/first|second/.test(JSON.stringify(log)));
  });

  test("are no names, for newcomers and for those who want another one", async () => {
    const { room, alice, bob } = await server.meetingOfTwo();
    await blocks(alice, ["casino*", "bob"]);
    const eve = await server.person("Eve");
    const invite = room.invites.user;
    const joins = (display_name: string) => eve.joins(room, { invite, display_name });
    assert.deepEqual(await refusalOf(joins("Casino Royale")), invalid("display_name"));
    await joins("Royale");
    assert.deepEqual(
      await refusalOf(bob.elsewhere().joins(room, { display_name: "C\u200casino".replace("\u200c", "") })),
      invalid("display_name"),
    );
    await bob.elsewhere().joins(room, { display_name: "Bob" });
    await alice.elsewhere().joins(room, { display_name: "Casino" });
    const mara = await server.person("Mara");
    await mara.joins(room, { invite: room.invites.moderator, display_name: "Casinos" });
  });

  test("that change nothing or make no sense are refused", async () => {
    const { alice } = await server.meetingOfTwo();
    assert.deepEqual(await blocks(alice, []), { error: "nothing_to_do" });
    assert.ok("timestamp" in (await blocks(alice, ["one"])));
    assert.deepEqual(await blocks(alice, ["one"]), { error: "nothing_to_do" });
    assert.deepEqual(await refusalOf(blocks(alice, ["one", "*"])), invalid("words.1"));
    assert.ok("timestamp" in (await blocks(alice, ["one"], "hold")));
    assert.deepEqual(await blocks(alice, ["one"], "hold"), { error: "nothing_to_do" });
    assert.deepEqual(await refusalOf(blocks(alice, ["x".repeat(61)])), invalid("words.0"));
    const words = (count: number) => Array.from({ length: count }, (_, at) => `word ${at}`);
    assert.deepEqual(await refusalOf(blocks(alice, words(501))), invalid("words"));
    assert.ok("timestamp" in (await blocks(alice, words(500))));
  });

  test("hold after a change and for the next room anew", async () => {
    const [one, other] = [await server.meetingOfTwo(), await server.meetingOfTwo()];
    await blocks(one.alice, ["casino"]);
    assert.deepEqual(await refusalOf(one.bob.sends("casino")), blocked);
    idOf(await other.bob.sends("casino"));
    await blocks(one.alice, ["poker"]);
    idOf(await one.bob.sends("casino"));
    assert.deepEqual(await refusalOf(one.bob.sends("poker")), blocked);
    await blocks(one.alice, []);
    idOf(await one.bob.sends("poker"));
  });

  test("come last: who may not write hears only that", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    await blocks(alice, ["casino"]);
    await alice.does("rules", { action: "set_rules", post_global: "moderators" });
    assert.equal((await refusalOf(bob.sends("casino"))).reason, "chat_locked");
  });
});

describe("Links", () => {
  test("are refused where the rule says so, to everybody but moderators, and in edits", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    const mine = idOf(await bob.sends("Fine"));
    await alice.does("rules", { action: "set_rules", links: "block" });
    for (const text of [
      "https://example.com",
      "see www.example.com",
      "example.com/offer",
      "ht\u200btps://example.com",
      "ｗｗｗ．example.com",
      "example.com/ for you",
      "example.com?to=/offer",
      "bo@example.com",
      "**so**example.xn--p1ai/x",
    ]) {
      assert.deepEqual(await refusalOf(bob.sends(text)), blocked, text);
      assert.deepEqual(await refusalOf(bob.does("messages", edit(mine, text))), blocked, text);
      idOf(await alice.sends(text));
    }
    for (const text of ["README.md", "and/or", "1.5/2"]) idOf(await bob.sends(text));
  });
});
