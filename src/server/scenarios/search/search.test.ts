import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Addressee } from "../../../protocol";
import { searchPage } from "../../../protocol/schemas";
import { SOUGHT } from "../../../protocol/testing/sought";
import { invalid, type Person, refusalOf, toGroup, toPerson } from "../../testing/person";
import { TestServer } from "../../testing/test-server";

const unknown = "00000000-0000-4000-8000-000000000000";

let server: TestServer;
before(async () => {
  server = await TestServer.start();
});
after(() => server[Symbol.asyncDispose]());

type More = { scope?: Addressee; before?: string; limit?: number; [field: string]: unknown };

async function search(person: Person, term: string, { scope, ...more }: More = {}) {
  const input = { room_id: person.self.room_info.id, term, ...scope, ...more };
  const page = await person.client.chat.search.query(input as never);
  assert.deepEqual(searchPage.parse(page), page, "as documented, and nothing more");
  return page;
}

async function found(person: Person, term: string, more?: More): Promise<string[]> {
  return (await search(person, term, more)).messages.map(({ content }) => content);
}

describe("chat.search", () => {
  test("finds the forty words of many languages as the table has them", async () => {
    const { alice } = await server.meetingOfTwo();
    for (const { text } of SOUGHT) await alice.sends(`so ${text}, and so on`);
    for (const { text, finds, misses } of SOUGHT) {
      for (const term of finds) {
        const all = await found(alice, term, { limit: 100 });
        assert.ok(all.includes(`so ${text}, and so on`), `${term} finds ${text}`);
      }
      for (const term of misses)
        assert.ok(!(await found(alice, term, { limit: 100 })).includes(`so ${text}, and so on`), `${term}, ${text}`);
    }
  });

  test("finds messages of all conversations of the caller, newest first", async () => {
    const { alice, bob } = await server.meetingOfThree();
    await alice.does("control", { action: "set_groups", target: bob.id, groups: ["g"] });
    await bob.sends("the first export");
    await bob.sends("the second export", toGroup("g"));
    await bob.sends("the third export", toPerson(alice));
    await bob.sends("another subject");
    await alice.sends("the fourth export", toPerson(bob));
    await bob.sends("the fifth export", toPerson(bob));
    assert.deepEqual(await found(bob, "export the"), [
      "the fifth export",
      "the fourth export",
      "the third export",
      "the second export",
      "the first export",
    ]);
    assert.deepEqual(await found(bob, "export", { scope: toGroup("g") }), ["the second export"]);
    assert.deepEqual(await found(bob, "export", { scope: { scope: "global" } }), ["the first export"]);
    assert.deepEqual(await found(bob, "export", { scope: toPerson(alice) }), ["the fourth export", "the third export"]);
    assert.deepEqual(await found(alice, "export"), ["the fourth export", "the third export", "the first export"]);
  });

  test("finds nothing of other people's private messages, nor of groups that the caller is not in", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    const groups = (...names: string[]) =>
      alice.does("control", { action: "set_groups", target: bob.id, groups: names });
    await groups("g");
    await bob.sends("secret of the group", toGroup("g"));
    await bob.sends("secret of two", toPerson(carol));
    assert.deepEqual(await found(bob, "secret"), ["secret of two", "secret of the group"]);
    assert.deepEqual(await found(alice, "secret"), [], "Alice moderates, and finds nothing of the others'");
    assert.deepEqual(await found(alice, "secret", { scope: toPerson(bob) }), []);
    assert.deepEqual(await found(alice, "secret", { source: bob.id }), []);
    await groups();
    assert.deepEqual(await found(bob, "secret"), ["secret of two"]);
    const asked = search(bob, "secret", { scope: toGroup("g") });
    assert.deepEqual(await refusalOf(asked), { code: "BAD_REQUEST", reason: "not_a_member" });
  });

  test("filters by author, time and links", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    await alice.sends("the plan of Alice");
    await bob.sends("the plan of Bob");
    await bob.sends("the plan is at https://plan.example/x");
    const { messages } = await search(alice, "plan");
    const [link, , first] = messages;
    assert.ok(link && first);
    assert.deepEqual(await found(alice, "plan", { source: alice.id }), ["the plan of Alice"]);
    assert.deepEqual(await found(alice, "plan", { has: "link" }), [link.content]);
    assert.deepEqual(await found(alice, "plan", { until: first.timestamp }), [first.content]);
    assert.deepEqual(await found(alice, "plan", { since: link.timestamp }), [link.content]);
    assert.deepEqual(await found(alice, "plan", { source: unknown }), []);
  });

  test("gives its hits in pages, each once", async () => {
    const { alice } = await server.meetingOfTwo();
    const sent = Array.from({ length: 7 }, (_, number) => `page ${number}`);
    for (const content of sent) await alice.sends(content);
    const all: string[] = [];
    let next: string | undefined;
    do {
      const page = await search(alice, "page", { limit: 3, ...(next !== undefined && { before: next }) });
      all.push(...page.messages.map(({ content }) => content));
      next = page.next;
      assert.equal(page.complete, next === undefined);
    } while (next !== undefined);
    assert.deepEqual(all, sent.reverse());
    assert.deepEqual(await found(alice, "page", { before: "1" }), []);
    assert.equal((await found(alice, "page", { before: "999999999999999" })).length, 7);
  });

  test("finds an edited text by its new words alone, and a deleted or cleared one by none, from the receipt on", async () => {
    const { alice, bob } = await server.meetingOfTwo();
    const sent = await bob.sends("the old words");
    assert.ok("message_id" in sent);
    const { message_id } = sent;
    await bob.does("messages", { action: "edit", message_id, content: "the new words" });
    assert.deepEqual(await found(alice, "old"), []);
    assert.deepEqual(await found(alice, "new"), ["the new words"]);
    await bob.does("messages", { action: "delete", message_id });
    assert.deepEqual(await found(alice, "new"), []);
    await bob.sends("some other words");
    await bob.sends("words for Alice", toPerson(alice));
    await alice.does("chat", { action: "clear_history" });
    assert.deepEqual(await found(bob, "words"), ["words for Alice"]);
  });

  test("names the people who left, and is open to those who have", async () => {
    const { alice, bob, carol } = await server.meetingOfThree();
    await carol.sends("a word of Carol's");
    carol.leaves();
    for (const message of ["message_sent", "left"]) await alice.receives({ message });
    const { participants } = await search(bob, "carol");
    assert.deepEqual(
      participants.map(({ id }) => id),
      [carol.id],
    );
    assert.deepEqual(await found(carol, "carol"), ["a word of Carol's"]);
  });

  test("takes any term as it is", async () => {
    const { alice } = await server.meetingOfTwo();
    await alice.sends("nothing of that");
    for (const term of [
      '""',
      '"a" OR "b"',
      "**",
      "%%",
      "__",
      "NEAR(a b)",
      "a*",
      "'; --",
      "\\x00",
      "{{",
      "(a+)+$",
      "$1",
    ])
      assert.deepEqual(await found(alice, term), [], term);
    for (const term of ["\0\0", "a\0b", "\ud800\ud800", "a\udc00", "x", " x ", "", "x".repeat(101), 7, null])
      assert.deepEqual(await refusalOf(search(alice, term as string)), invalid("term"), JSON.stringify(term));
    assert.deepEqual(await found(alice, "x".repeat(100)), []);
  });

  test("refuses what is malformed, strangers, and unknown people", async () => {
    const { room, alice } = await server.meetingOfTwo();
    for (const [more, field] of [
      [{ limit: 0 }, "limit"],
      [{ limit: 101 }, "limit"],
      [{ source: "x" }, "source"],
      [{ has: "file" }, "has"],
      [{ since: "yesterday" }, "since"],
      [{ before: unknown }, "before"],
      [{ scope: { scope: "group" } }, "target"],
      [{ scope: { scope: "nowhere" } }, "scope"],
    ] as const)
      assert.deepEqual(await refusalOf(search(alice, "word", more as More)), invalid(field), field);
    const toUnknown = search(alice, "word", { scope: { scope: "private", target: unknown } });
    assert.deepEqual(await refusalOf(toUnknown), { code: "BAD_REQUEST", reason: "unknown_participant" });
    const eve = await server.person("Eve");
    for (const room_id of [room.room_id, unknown])
      assert.deepEqual(await refusalOf(eve.client.chat.search.query({ room_id, term: "word" })), {
        code: "NOT_FOUND",
        reason: "not_found",
      });
  });
});
