import assert from "node:assert/strict";
import { test } from "node:test";
import type { Addressee, HeldMessage, OpenReport } from "../../../protocol";
import type { View } from "../../../room/view";
import { isInSight, isOfPart, itemsOf, settledIn, withoutRemoved } from "./items";

const at = (minute: number) => `2026-01-13T12:${String(minute).padStart(2, "0")}:00.000000Z`;
const held = (id: string, minute: number): HeldMessage => ({
  id,
  source: "bob",
  scope: "global",
  content: `Held ${id}`,
  because: "link",
  timestamp: at(minute),
});
const report = (report_id: string, id: string, minute: number, more: Partial<OpenReport> = {}): OpenReport =>
  ({
    report_id,
    id,
    source: "bob",
    scope: "private",
    target: "carol",
    reason: "abuse",
    by: "carol",
    content: "You",
    timestamp: at(minute),
    ...more,
  }) as OpenReport;

test("held messages and reported ones stand in one list, oldest first, and reports of a message together", () => {
  const items = itemsOf({
    held: [held("h1", 3), held("h2", 9)],
    reports: [report("r1", "m1", 5), report("r2", "m2", 6), report("r3", "m1", 7)],
  });
  assert.deepEqual(
    items.map(({ key, at }) => [key, at]),
    [
      ["held h1", at(3)],
      ["reported m1", at(5)],
      ["reported m2", at(6)],
      ["held h2", at(9)],
    ],
  );
  const [, first] = items;
  assert.ok(first?.kind === "reported");
  assert.deepEqual(
    first.reports.map(({ report_id }) => report_id),
    ["r1", "r3"],
  );
  assert.deepEqual(first.to, { scope: "private", target: "carol" });
  assert.equal(items.filter((it) => isOfPart(it, "held")).length, 2);
});

test("a message is marked that its author changed after the first report, and no other", () => {
  const edited = (minute: number) => itemsOf({ held: [], reports: [report("r", "m", 5, { edited_at: at(minute) })] });
  assert.equal(edited(4)[0]?.edited_at, undefined);
  assert.equal(edited(6)[0]?.edited_at, at(6));
});

test("an item is settled with its message, or with one of its reports", () => {
  const [waiting, reported] = itemsOf({
    held: [held("h1", 3)],
    reports: [report("r1", "m1", 5), report("r2", "m1", 6)],
  });
  assert.ok(waiting && reported);
  const settled = [{ id: "r2", outcome: "muted" as const, issued_by: "alice", timestamp: at(10) }];
  assert.equal(settledIn({ settled }, waiting), undefined);
  assert.equal(settledIn({ settled }, reported)?.outcome, "muted");
});

test("a settled item keeps no text of a message that was removed", () => {
  const [reported] = itemsOf({ held: [], reports: [report("r1", "m1", 5)] });
  assert.ok(reported);
  const decision = { id: "r1", outcome: "dismissed" as const, issued_by: "alice", timestamp: at(10) };
  const message = { id: "m1", source: "bob", to: reported.to };
  assert.equal(withoutRemoved(reported, { ...decision, message }).content, "You");
  assert.equal(withoutRemoved(reported, { ...decision, outcome: "deleted" }).content, "");
});

test("a message is in sight with everyone, in an own group, and in an own private conversation", () => {
  const self = { id: "alice", module_data: { chat: { groups: ["speakers"] } } } as unknown as View["self"];
  const isSeen = (to: Addressee, source = "bob") => isInSight({ self }, { id: "m1", source, to });
  assert.ok(isSeen({ scope: "global" }));
  assert.ok(isSeen({ scope: "group", target: "speakers" }));
  assert.ok(!isSeen({ scope: "group", target: "press" }));
  assert.ok(isSeen({ scope: "private", target: "alice" }));
  assert.ok(isSeen({ scope: "private", target: "bob" }, "alice"));
  assert.ok(!isSeen({ scope: "private", target: "carol" }));
});
