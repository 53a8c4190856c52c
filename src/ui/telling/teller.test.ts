import assert from "node:assert/strict";
import { test } from "node:test";
import type { Envelope, Timestamp } from "../../protocol";
import { begin, evolve, seenUntil } from "../../room/view";
import { amira, joinSuccess } from "../client/testing/join-success";
import { settingsIn } from "../settings/settings";
import { AmongTabs, type Word } from "./among-tabs";
import { waysOf } from "./rule";
import { lookAt, Teller } from "./teller";

const bo = "b0000000-0000-4000-8000-000000000001";
const chidi = "c0000000-0000-4000-8000-000000000001";

/** A tab of Amira's, whose time passes when the test says so. It notes what it tells. */
class Tab {
  readonly told: string[] = [];
  readonly tabs: AmongTabs;
  readonly teller: Teller;
  others: Tab[] = [];
  view = begin(joinSuccess());
  isLookedAt = false;
  #now = 0;
  #timers: { at: number; run: () => void }[] = [];

  constructor(name: string) {
    const say = (word: Word) => {
      for (const it of this.others) it.tabs.hear(word);
    };
    this.tabs = new AmongTabs({ tab: name, say, reads: () => [] });
    const choices = { ...settingsIn(undefined), told: "all" as const, levels: {} };
    this.teller = new Teller({
      view: () => this.view,
      look: (it) => lookAt(it, this.isLookedAt, { scope: "global" }),
      waysOf: (it, look) => waysOf(it, choices, look, this.#now),
      tabs: this.tabs,
      tell: (all) =>
        this.told.push(`${this.#now}: ${all.map(({ message_id }) => this.#textOf(message_id)).join(" + ")}`),
      now: () => this.#now,
      after: (ms, run) => {
        const timer = { at: this.#now + ms, run };
        this.#timers.push(timer);
        return () => {
          this.#timers = this.#timers.filter((it) => it !== timer);
        };
      },
    });
  }

  hears(envelope: Envelope, wasMissed = false): void {
    this.view = evolve(this.view, envelope);
    this.teller.hear(envelope, wasMissed);
  }

  /** Timers that are due run in their order. */
  passes(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).toSorted((one, other) => one.at - other.at);
      if (!next) break;
      this.#timers = this.#timers.filter((it) => it !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }

  #textOf(id: string): string {
    const all = Object.values(this.view.chat.conversations).flatMap(({ messages }) => messages);
    return all.find((it) => it.id === id)?.content ?? "?";
  }
}

const stamp = (at: number) => `2026-03-13T12:00:${String(at).padStart(2, "0")}.000000Z` as Timestamp;
const idOf = (at: number) => `a0000000-0000-4000-8000-0000000000${String(at).padStart(2, "0")}`;

function sent(at: number, source: string, content: string, isPrivate = false): Envelope {
  const to = isPrivate ? { scope: "private" as const, target: amira } : { scope: "global" as const };
  const payload = { message: "message_sent" as const, id: idOf(at), source, content, ...to };
  return { namespace: "chat", timestamp: stamp(at), payload };
}

test("What comes together is told together, and later ones wait for five seconds and are summed up", () => {
  const tab = new Tab("a");
  tab.hears(sent(1, bo, "one"));
  tab.hears(sent(2, bo, "two"));
  tab.passes(1_000);
  tab.hears(sent(3, bo, "three"));
  tab.passes(1_000);
  tab.hears(sent(4, chidi, "four"));
  tab.passes(60_000);
  assert.deepEqual(tab.told, ["500: one + two", "5500: three + four"]);
});

test("Private messages are told first, and never with public ones", () => {
  const tab = new Tab("a");
  tab.hears(sent(1, bo, "to all"));
  tab.hears(sent(2, bo, "to you", true));
  tab.hears(sent(3, chidi, "to you, too", true));
  tab.passes(60_000);
  assert.deepEqual(tab.told, ["500: to you + to you, too", "5500: to all"]);
});

test("What is read, removed or looked at before its time is not told, nor is what the user wrote", () => {
  const tab = new Tab("a");
  tab.hears(sent(1, bo, "read"));
  tab.view = seenUntil(tab.view, { scope: "global" }, stamp(1));
  tab.hears(sent(2, bo, "removed"));
  const gone = {
    message: "message_deleted" as const,
    id: idOf(2),
    source: bo,
    issued_by: bo,
    scope: "global" as const,
  };
  tab.hears({ namespace: "messages", timestamp: stamp(3), payload: gone });
  tab.hears(sent(4, amira, "own"));
  tab.passes(60_000);
  tab.isLookedAt = true;
  tab.hears(sent(5, bo, "before your eyes"));
  tab.passes(60_000);
  assert.deepEqual(tab.told, []);
});

test("What was missed is told once, as a sum of what is still unread", () => {
  const tab = new Tab("a");
  for (let at = 1; at <= 9; at += 1) tab.hears(sent(at, bo, `${at}`), true);
  tab.view = seenUntil(tab.view, { scope: "global" }, stamp(7));
  tab.passes(60_000);
  assert.deepEqual(tab.told, ["500: 8 + 9"]);
});

test("Of three tabs one tells, also when they hear of it at different times", () => {
  const tabs = ["a", "b", "c"].map((name) => new Tab(name));
  for (const tab of tabs) tab.others = tabs.filter((it) => it !== tab);
  tabs[1]?.tabs.look(9);
  const late = tabs[2];
  for (const tab of tabs) if (tab !== late) tab.hears(sent(1, bo, "once"));
  for (let at = 0; at < 30; at += 1) {
    for (const tab of tabs) tab.passes(100);
    if (at === 20) late?.hears(sent(1, bo, "once"));
  }
  assert.deepEqual(
    tabs.map(({ told }) => told),
    [[], ["500: once"], []],
  );
});
