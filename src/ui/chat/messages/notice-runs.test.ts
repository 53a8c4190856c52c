import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import type { Notice } from "../../../room/view";
import { runsOf, withoutReturns } from "./notice-runs";

const at = (minute: number) => new Date(Date.UTC(2026, 2, 13, 10, minute)).toISOString();
const joined = (who: string, minute = 0): Notice => ({ kind: "joined", who, timestamp: at(minute) });
const left = (who: string, minute = 0): Notice => ({ kind: "left", who, timestamp: at(minute) });
const off: Notice = { kind: "chat_disabled", who: "alice", timestamp: at(0) };
const short = (notices: readonly Notice[]) =>
  runsOf(withoutReturns(notices)).map(({ notice, who }) => `${notice.kind} ${who.join(" ")}`);

test("several who join are one line", () => {
  assert.deepEqual(short([joined("bo"), joined("carol"), off]), ["joined bo carol", "chat_disabled alice"]);
});

test("two people on a bad line and eight visitors are two lines", () => {
  const visitors = ["1", "2", "3", "4", "5", "6", "7", "8"];
  const storm = visitors.flatMap((who) => [joined(who), left("bo"), joined("bo"), left("carol"), joined("carol")]);
  assert.deepEqual(short([...storm, left("bo")]), ["joined 1 2 3 4 5 6 7 8", "left bo"]);
});

test("a person who came and went has no line, nor one who is back", () => {
  assert.deepEqual(short([joined("bo"), left("bo", 9)]), []);
  assert.deepEqual(short([left("bo"), joined("bo", 20)]), []);
});

test("a person who is back within five minutes was not gone, whatever was said meanwhile", () => {
  const notices = [
    { ...left("bo", 0), after: "1" },
    { ...joined("bo", 4), after: "2" },
  ];
  assert.deepEqual(withoutReturns(notices), []);
  const later = [
    { ...left("bo", 0), after: "1" },
    { ...joined("bo", 5), after: "2" },
  ];
  assert.deepEqual(withoutReturns(later), later);
});

const renamed = (who: string, old_name: string, new_name: string): Notice => ({
  ...{ kind: "renamed", who, old_name, new_name, timestamp: at(0) },
});
const names = (notices: readonly Notice[]) =>
  runsOf(notices).map(({ notice }) =>
    notice.kind === "renamed" ? `${notice.old_name} → ${notice.new_name}` : notice.kind,
  );

test("forty new names of a person are one line, with the first and the last, and none if the old name is back", () => {
  const many = Array.from({ length: 40 }, (_, nth) => renamed("bo", `Bo ${nth}`, `Bo ${nth + 1}`));
  assert.deepEqual(names(many), ["Bo 0 → Bo 40"]);
  assert.deepEqual(names([...many, renamed("carol", "Carol", "Caro")]), ["Bo 0 → Bo 40", "Carol → Caro"]);
  assert.deepEqual(names([...many, renamed("bo", "Bo 40", "Bo 0")]), []);
});

test("forty switches are one line at most, and so are forty clearings, roles and groups", () => {
  const on: Notice = { kind: "chat_enabled", who: "mara", timestamp: at(0) };
  const cleared: Notice = { kind: "history_cleared", who: "alice", timestamp: at(0) };
  const role = (from: "user" | "moderator", to: "user" | "moderator"): Notice => ({
    ...{ kind: "role", who: "bo", role: to, before: from, timestamp: at(0) },
  });
  const groups = (kind: "added" | "removed"): Notice => ({ kind, who: "bo", groups: ["a", "b"], timestamp: at(0) });
  const twenty = (...notices: readonly Notice[]) => Array.from({ length: 20 }, () => notices).flat();
  assert.deepEqual(names(twenty({ ...off }, { ...on })), []);
  assert.deepEqual(short([...twenty({ ...off }, { ...on }), { ...off }]), ["chat_disabled alice"]);
  assert.deepEqual(names(twenty({ ...cleared })), ["history_cleared"]);
  const back = twenty(role("user", "moderator"), role("moderator", "user"));
  assert.deepEqual(names(back), []);
  assert.deepEqual(names([...back, role("user", "moderator")]), ["role"]);
  assert.deepEqual(names(twenty(groups("added"), groups("removed"))), []);
  const [run, ...rest] = runsOf([groups("added"), { kind: "removed", who: "bo", groups: ["b"], timestamp: at(1) }]);
  assert.deepEqual(rest, []);
  assert.deepEqual(run?.notice, { ...groups("added"), groups: ["a"] });
});

test("at most two lines between messages say who came or went, whatever people do", () => {
  const move = fc.record({ who: fc.constantFrom("a", "b", "c", "d"), minutes: fc.nat(9) });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
      fc.array(move, { maxLength: 30 }),
      (here, moves) => {
        const present = new Set(here);
        let minute = 0;
        const notices = moves.map(({ who, minutes }) => {
          minute += minutes;
          const isHere = present.delete(who);
          if (!isHere) present.add(who);
          return isHere ? left(who, minute) : joined(who, minute);
        });
        const runs = runsOf(withoutReturns(notices));
        assert.ok(runs.length <= 2);
        const said = new Set<string>(here);
        for (const { notice, who } of runs)
          for (const id of who) notice.kind === "joined" ? said.add(id) : said.delete(id);
        assert.deepEqual([...said].sort(), [...present].sort());
      },
    ),
  );
});
