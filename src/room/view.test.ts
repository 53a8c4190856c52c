import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Addressee, type HistoryPage, microsecondsAfter, type StoredMessage } from "../protocol";
import type { Member } from "./base/room";
import { alice, bob, carol, chat, control, gustav } from "./testing/cast";
import { contents, conversation, everyone, names, texts, to, writes } from "./testing/conversations";
import { Stage } from "./testing/stage";
import { begin, here, isFirstJoin, keyOf, opened, seenUntil, unread, withOlder } from "./view";

const managers: Addressee = { scope: "group", target: "management" };
const clear = chat({ action: "clear_history" });
const inGroups = ({ id }: Member, ...groups: string[]) => control({ action: "set_groups", target: id, groups });

describe("Conversations", () => {
  test("hold each message where it would be answered", () => {
    const stage = new Stage();
    stage.does(alice, writes("to all"));
    stage.does(alice, writes("to managers", managers));
    stage.does(alice, writes("to Bob", to(bob)));
    stage.does(bob, writes("back", to(alice)));
    stage.does(bob, writes("note", to(bob)));
    assert.deepEqual(contents(stage, bob, everyone), ["to all"]);
    assert.deepEqual(contents(stage, bob, managers), ["to managers"]);
    assert.deepEqual(contents(stage, bob, to(alice)), ["to Bob", "back"]);
    assert.deepEqual(contents(stage, bob, to(bob)), ["note"]);
    assert.deepEqual(contents(stage, alice, to(bob)), ["to Bob", "back"]);
    assert.deepEqual(Object.keys(stage.viewOf(carol.id).chat.conversations), ["global"]);
  });

  test("with everyone are emptied when the history is cleared, and no other", () => {
    const stage = new Stage();
    for (const addressee of [everyone, managers, to(bob)]) stage.does(alice, writes("Hello", addressee));
    stage.does(alice, clear);
    assert.deepEqual(contents(stage, bob, everyone), []);
    assert.deepEqual(contents(stage, bob, managers), ["Hello"]);
    assert.deepEqual(contents(stage, bob, to(alice)), ["Hello"]);
    assert.equal(conversation(stage.viewOf(bob.id), everyone).complete, true);
  });

  test("of a lost group are forgotten, of a gained one are yet to be read", () => {
    const stage = new Stage();
    stage.does(alice, writes("secret", managers));
    assert.deepEqual(contents(stage, bob, managers), ["secret"]);
    stage.does(alice, inGroups(bob, "backend"));
    assert.deepEqual(Object.keys(stage.viewOf(bob.id).chat.conversations).toSorted(), ["global", "group:backend"]);
    assert.ok(!JSON.stringify(stage.viewOf(bob.id)).includes("secret"));
    stage.does(alice, inGroups(carol, "management"));
    assert.deepEqual(contents(stage, carol, managers), ["secret"], "the stage reads it, as a client does");
  });

  test("may begin before anything was said", () => {
    const view = opened(new Stage().viewOf(bob.id), to(carol));
    assert.deepEqual(conversation(view, to(carol)).messages, []);
    assert.equal(opened(view, to(carol)), view);
  });
});

describe("Older pages", () => {
  const old = message("old", "2026-01-01T00:00:00.000000Z");
  const older = message("older", "2025-01-01T00:00:00.000000Z");
  const page = (messages: StoredMessage[], complete: boolean): HistoryPage => ({
    messages,
    complete,
    participants: [],
  });
  const live = () => {
    const stage = new Stage();
    stage.does(alice, writes("new"));
    const fresh = begin(stage.snapshotFor(bob.id));
    assert.equal(conversation(fresh, everyone).complete, false);
    return { stage, fresh };
  };

  test("come in front, once each", () => {
    const { fresh } = live();
    const once = withOlder(fresh, everyone, page([old], false));
    const twice = withOlder(once, everyone, page([older, old], true));
    assert.deepEqual(texts(twice, everyone), ["older", "old", "new"]);
    assert.equal(conversation(twice, everyone).complete, true);
  });

  test("name who is not here any more, without making anybody absent who is", () => {
    const { stage, fresh } = live();
    const [participant] = stage.snapshotFor(bob.id).payload.participants;
    assert.ok(participant);
    const gone = { ...participant, id: gustav.id };
    const stale = { ...page([old], true), participants: [gone] };
    assert.deepEqual(
      withOlder(fresh, everyone, stale).control.participants[gustav.id],
      fresh.control.participants[gustav.id],
    );
    const { [gustav.id]: _, ...others } = fresh.control.participants;
    const named = withOlder({ ...fresh, control: { ...fresh.control, participants: others } }, everyone, stale);
    assert.deepEqual(named.control.participants[gustav.id], gone);
  });

  test("are kept over a reconnect where they join what is fresh", () => {
    const { stage, fresh } = live();
    const read = withOlder(fresh, everyone, page([old], true));
    stage.does(alice, writes("newer"));
    const again = begin(stage.snapshotFor(bob.id), read);
    assert.deepEqual(texts(again, everyone), ["old", "new", "newer"]);
    assert.equal(conversation(again, everyone).complete, true);
  });

  test("are dropped over a reconnect where there would be a gap, or nothing is left", () => {
    const { stage, fresh } = live();
    const read = withOlder(fresh, everyone, page([old], true));
    stage.does(alice, clear);
    assert.deepEqual(texts(begin(stage.snapshotFor(bob.id), read), everyone), []);
    stage.does(alice, writes("after"));
    assert.deepEqual(texts(begin(stage.snapshotFor(bob.id), read), everyone), ["after"]);
  });

  test("that arrive after the history was cleared bring nothing back", () => {
    const { stage } = live();
    stage.does(alice, clear);
    assert.deepEqual(texts(withOlder(stage.viewOf(bob.id), everyone, page([old], true)), everyone), []);
  });

  test("keep the names of their authors over a reconnect, as absent", () => {
    const { stage, fresh } = live();
    const snapshot = stage.snapshotFor(bob.id);
    const without = snapshot.payload.participants.filter(({ id }) => id !== carol.id);
    const again = begin(
      { ...snapshot, payload: { ...snapshot.payload, participants: without } } as typeof snapshot,
      fresh,
    );
    assert.equal(again.control.participants[carol.id]?.module_data.control.display_name, "Carol");
    assert.ok(!here(again).some(({ id }) => id === carol.id));
    assert.ok(here(again).some(({ id }) => id === alice.id));
  });
});

describe("Unread messages", () => {
  test("are the messages of others after the read marker", () => {
    const stage = new Stage();
    for (const content of ["one", "two", "three"]) stage.does(alice, writes(content));
    stage.does(bob, writes("mine"));
    const view = stage.viewOf(bob.id);
    assert.equal(unread(conversation(view, everyone), bob.id), 3);
    const [, two] = conversation(view, everyone).messages;
    assert.ok(two);
    assert.equal(unread(conversation(seenUntil(view, everyone, two.timestamp), everyone), bob.id), 1);
    const just = microsecondsAfter(two.timestamp, -1);
    assert.equal(unread(conversation(seenUntil(view, everyone, just), everyone), bob.id), 2);
  });

  test("follow the markers of the other connections, backwards too, and in an exchange that has not begun", () => {
    const stage = new Stage();
    const seen = (timestamp: string) => chat({ action: "set_last_seen_timestamp", ...to(carol), timestamp });
    stage.does(bob, seen("2026-01-13T11:00:10.000000Z"));
    stage.does(bob, seen("2026-01-13T11:00:05.000000Z"));
    assert.equal(conversation(stage.viewOf(bob.id), to(carol)).last_seen, "2026-01-13T11:00:05.000000Z");
    assert.ok(!(keyOf(to(bob)) in stage.viewOf(carol.id).chat.conversations));
  });

  test("are none on the first join, and stay unread after a return", () => {
    const stage = new Stage();
    stage.does(alice, writes("before"));
    const first = stage.snapshotFor(bob.id);
    assert.ok(isFirstJoin(first.payload));
    assert.equal(unread(conversation(begin(first), everyone), bob.id), 0);
    stage.does(
      bob,
      chat({ action: "set_last_seen_timestamp", scope: "global", timestamp: "2026-01-13T12:00:00.000000Z" }),
    );
    const second = stage.snapshotFor(bob.id);
    assert.ok(!isFirstJoin(second.payload));
    assert.equal(unread(conversation(begin(second), everyone), bob.id), 1);
  });

  test("are counted in the own groups, whatever their names", () => {
    const stage = new Stage([{ ...alice, groups: ["constructor", "__proto__"] }]);
    for (const { last_seen } of Object.values(stage.viewOf(alice.id).chat.conversations))
      assert.equal(typeof last_seen, "string");
    const fresh = stage.snapshotFor(alice.id);
    fresh.payload.module_data.chat.last_seen_timestamp_global = fresh.timestamp;
    assert.equal(begin(fresh).chat.conversations["group:constructor"]?.last_seen, undefined);
  });
});

describe("People", () => {
  test("come and go once, however often it is said", () => {
    const stage = new Stage();
    stage.leaves(carol);
    assert.deepEqual(names(stage.viewOf(bob.id)), ["Alice", "Bob", "Gustav"]);
    stage.returns(carol);
    assert.deepEqual(names(stage.viewOf(bob.id)), ["Alice", "Bob", "Carol", "Gustav"]);
    const kinds = stage.viewOf(bob.id).notices.map(({ kind, who }) => [kind, who]);
    assert.deepEqual(kinds, [
      ["left", carol.id],
      ["joined", carol.id],
    ]);
  });

  test("are what the last update says, the user too", () => {
    const stage = new Stage();
    stage.does(alice, control({ action: "grant_moderator_role", target: bob.id }));
    assert.equal(stage.viewOf(bob.id).self.module_data.control.role, "moderator");
    assert.equal(stage.viewOf(carol.id).control.participants[bob.id]?.module_data.control.role, "moderator");
    stage.does(alice, control({ action: "revoke_moderator_role", target: bob.id }));
    assert.equal(stage.viewOf(bob.id).self.module_data.control.role, "user");
  });
});

describe("Quiet lines", () => {
  test("say who switched the chat, and stand after the message that they followed", () => {
    const stage = new Stage();
    stage.does(bob, writes("Hello"));
    stage.does(alice, chat({ action: "disable_chat" }));
    const view = stage.viewOf(bob.id);
    assert.equal(view.chat.enabled, false);
    assert.equal(view.chat.disabled_by, alice.id);
    assert.deepEqual(
      view.notices.map(({ kind, after }) => [kind, after]),
      [["chat_disabled", conversation(view, everyone).messages[0]?.id]],
    );
    stage.does(alice, chat({ action: "enable_chat" }));
    assert.equal(stage.viewOf(bob.id).chat.enabled, true);
    assert.equal(stage.viewOf(bob.id).chat.disabled_by, undefined);
  });

  test("begin anew when the history is cleared", () => {
    const stage = new Stage();
    stage.does(alice, chat({ action: "enable_chat" }));
    stage.does(alice, clear);
    assert.deepEqual(
      stage.viewOf(bob.id).notices.map(({ kind }) => kind),
      ["history_cleared"],
    );
  });
});

function message(content: string, timestamp: string): StoredMessage {
  const id = `0d000000-0000-4000-8000-${timestamp.slice(0, 4).padStart(12, "0")}`;
  return { id, source: gustav.id, timestamp, scope: "global", content };
}
