import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { alice, bob, carol, chat, control, gustav, messages, rules } from "../../src/room/testing/cast";
import type { History } from "../history";
import { bans, holds, mutes, reports } from "../testing/moderating";
import { debriefs, filters, hands, names, searches, stan } from "../testing/ordering";
import { mentions, pins } from "../testing/pinning";
import { planted, plants } from "../testing/plants/plants";
import { Rehearsal } from "../testing/rehearsal";
import { checks, faultsIn } from "./checks";

const management = { scope: "group", target: "management" } as const;
const toCarol = { scope: "private", target: carol.id } as const;

const edit = (message_id: string, content: string) => messages({ action: "edit", message_id, content });
const remove = (message_id: string) => messages({ action: "delete", message_id });
const react = (message_id: string, reaction: string) => messages({ action: "react", message_id, reaction });
const unreact = (message_id: string, reaction: string) => messages({ action: "unreact", message_id, reaction });

/** Messages of each conversation are edited, deleted and reacted to, before everybody's eyes and behind their backs. */
function plays(room: Rehearsal): void {
  for (const to of [{ scope: "global" } as const, toCarol, management]) {
    room.sends("Bob", to);
    const id = room.newestOf("Bob");
    room.does("Bob", react(id, "👍"));
    room.does("Bob", edit(id, `better, ${id}`));
    room.does("Bob", edit(id, `the best, ${id}`), { again: true });
    room.does("Carol", react(id, "👍"));
  }
  room.sends("Bob");
  const deleted = room.newestOf("Bob");
  room.does("Bob", edit(deleted, "said too much"));
  room.drops("Carol");
  room.sends("Alice");
  const missed = room.newestOf("Alice");
  room.does("Alice", edit(missed, "said quickly"));
  room.does("Bob", react(missed, "🎉"), { again: true });
  room.does("Alice", remove(deleted));
  room.does("Bob", edit(deleted, "said in vain"));
  room.sends("Gustav");
  room.does("Alice", remove(room.newestOf("Gustav")));
  room.resumes("Carol");
  for (const name of ["Carol", "Alice"]) room.does(name, react(missed, "🎉"));
  room.does("Bob", unreact(missed, "🎉"));
  room.does("Bob", react(missed, "👀"));
  room.fetches("Bob");
}

/** A meeting with a little of everything, in which all goes well. */
function meeting() {
  const room = new Rehearsal([alice, { ...bob, role: "user" }, carol, gustav, stan], 5);
  for (const it of [alice, bob, carol, gustav]) room.joins(it.display_name, it);
  room.joins("Bob's phone", bob);
  for (const name of ["Alice", "Bob", "Carol"]) room.sends(name);
  room.sends("Bob", toCarol);
  room.sends("Bob", management);
  room.sends("Carol", management);
  room.drops("Carol");
  room.sends("Alice");
  room.sends("Bob", toCarol);
  room.does("Bob", chat({ action: "send_message", scope: "global", content: "again" }), { again: true });
  room.resumes("Carol");
  room.does("Alice", chat({ action: "clear_history" }));
  for (const name of ["Alice", "Bob", "Carol", "Bob"]) room.sends(name);
  room.reads("Bob", { scope: "global" });
  bans(room);
  plays(room);
  pins(room);
  mentions(room);
  filters(room);
  searches(room);
  hands(room);
  names(room);
  debriefs(room);
  room.does("Alice", control({ action: "set_groups", target: bob.id, groups: [] }));
  room.sends("Alice", management);
  room.does("Alice", chat({ action: "disable_chat" }));
  room.sends("Carol");
  room.does("Alice", chat({ action: "enable_chat" }));
  room.does("Alice", control({ action: "grant_moderator_role", target: carol.id }));
  room.does(
    "Carol",
    chat({ action: "set_last_seen_timestamp", scope: "global", timestamp: "2026-01-13T12:00:00.000000Z" }),
  );
  room.does("Alice", rules({ action: "set_rules", post_global: "not_guests", typing: false }));
  for (const name of ["Bob", "Gustav"]) room.sends(name);
  room.does("Alice", rules({ action: "set_rules", post_global: "everyone" }));
  holds(room);
  reports(room);
  mutes(room);
  room.opensTheDoor();
  room.declines("Alice", stan);
  room.expels("Alice", stan);
  room.sends("Gustav");
  room.sends("Carol");
  for (const name of ["Gustav", "Alice"]) room.does(name, react(room.newestOf("Carol"), "👍"));
  return room.settles();
}

test("A meeting in which all goes well has no fault", () => {
  assert.deepEqual(faultsIn(meeting()), []);
});

test("A message that reached nobody as an event may be older than a page, and is no fault", () => {
  const room = new Rehearsal([alice, bob]);
  const toSelf = { scope: "private", target: bob.id } as const;
  room.joins("Bob", bob);
  room.drops("Bob");
  room.sends("Bob", toSelf);
  room.joins("Bob", bob);
  for (let count = 0; count < 3; count += 1) room.sends("Bob", toSelf);
  room.reads("Bob", toSelf, 3);
  assert.deepEqual(faultsIn(room.settles()), []);
});

describe("What came to nobody as an event", () => {
  const room = () => {
    const it = new Rehearsal([alice, carol]);
    for (const who of [alice, carol]) it.joins(who.display_name, who);
    for (const who of [alice, carol]) it.drops(who.display_name);
    it.sends("Alice");
    it.joins("Alice", alice);
    return it;
  };
  /** Drops the message from the streams, as if it had been erased before Carol came back. */
  const without = (history: History): History => ({
    room_id: history.room_id,
    seed: history.seed,
    history_limit: history.history_limit,
    entries: history.entries.filter((it) => !(it.kind === "came" && it.envelope.payload.message === "message_sent")),
  });

  test("is missed by nobody if it was cleared before they came back", () => {
    const it = room();
    it.does("Alice", chat({ action: "clear_history" }));
    it.resumes("Carol");
    assert.deepEqual(faultsIn(without(it.settles())), []);
  });

  test("is missed by nobody if it was news of a private message, which no log tells", () => {
    const it = room();
    it.joins("Carol", carol);
    it.sends("Alice", toCarol);
    for (const name of ["Alice", "Carol"]) it.drops(name);
    it.does("Alice", edit(it.newestOf("Alice"), "said behind all backs"));
    for (const who of [alice, carol]) it.joins(who.display_name, who);
    assert.deepEqual(faultsIn(it.settles()), []);
  });

  test("is missed if it is still there", () => {
    const it = room();
    it.does("Alice", chat({ action: "disable_chat" }));
    it.resumes("Carol");
    const [fault] = faultsIn(without(it.settles()));
    assert.equal(fault?.guarantee, "a stream has no gaps");
  });
});

describe("A history is found to be faulty that has", () => {
  const good = meeting();
  for (const [name, { breaks }] of Object.entries(plants))
    test(name, () => {
      const history = planted(good, name);
      assert.ok(history, "there is a place for the fault");
      const broken = faultsIn(history).map(({ guarantee }) => guarantee);
      assert.ok(broken.includes(breaks), `found only ${JSON.stringify(faultsIn(history))}`);
    });
});

test("For each guarantee there is a fault that breaks it", () => {
  assert.deepEqual(new Set(Object.values(plants).map(({ breaks }) => breaks)), new Set(Object.keys(checks)));
});

test("A history of a hundred thousand entries is judged in seconds", () => {
  const room = new Rehearsal([alice, bob, carol, gustav], 50);
  for (const it of [alice, bob, carol, gustav]) room.joins(it.display_name, it);
  for (let round = 0; round < 5_000; round += 1) {
    for (const name of ["Alice", "Bob", "Carol", "Gustav"]) room.sends(name);
    if (round % 100 === 0) room.drops("Carol");
    if (round % 100 === 9) room.resumes("Carol");
    if (round % 100 === 10) room.reads("Bob", { scope: "global" });
    if (round % 1000 === 999) room.does("Alice", chat({ action: "clear_history" }));
  }
  const history = room.settles();
  assert.ok(history.entries.length > 100_000);
  const before = process.cpuUsage();
  assert.deepEqual(faultsIn(history), []);
  const { user, system } = process.cpuUsage(before);
  assert.ok(user + system < 20_000_000, `it took ${(user + system) / 1_000_000} s of CPU`);
});
