import assert from "node:assert/strict";
import test from "node:test";
import { groupLabel } from "./group-label";

test("a group is called by its last part, and by more where another one ends alike", () => {
  for (const [name, among, label] of [
    ["/OpenTalk/OU/Backend", [], "Backend"],
    ["management", ["/Sales/Team"], "management"],
    ["/Sales/Team", ["/Sales/Team", "/Legal/Team"], "Sales/Team"],
    ["/Legal/Team", ["/Sales/Team", "/Legal/Team"], "Legal/Team"],
    ["/North/Sales/Team", ["/South/Sales/Team"], "North/Sales/Team"],
    ["/Team", ["/Sales/Team"], "/Team"],
    ["/Sales/Team", ["/Team"], "Sales/Team"],
    ["Team", ["/Team"], "Team"],
    ["//", ["/"], "//"],
  ] as const)
    assert.equal(groupLabel(name, among), label, name);
});

test("no two groups are called the same", () => {
  const all = ["/Sales/Team", "/Legal/Team", "Team", "/Team", "/North/Sales/Team", "Team/", "a/b", "/a/b", "b"];
  assert.equal(new Set(all.map((name) => groupLabel(name, all))).size, all.length);
});
