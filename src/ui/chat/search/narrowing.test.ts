import assert from "node:assert/strict";
import test from "node:test";
import { timestampAt } from "../../../protocol";
import { askedFor, beginOf, isFiltered, UNFILTERED } from "./narrowing";

const now = new Date(2026, 2, 13, 10, 2);

test("a period begins at the reader's midnight", () => {
  assert.equal(beginOf("any", now), undefined);
  assert.equal(beginOf("today", now), timestampAt(new Date(2026, 2, 13).getTime()));
  assert.equal(beginOf("week", now), timestampAt(new Date(2026, 2, 7).getTime()));
  assert.equal(beginOf("month", now), timestampAt(new Date(2026, 1, 12).getTime()));
});

test("a term is asked for from two letters on, with what it is narrowed to", () => {
  assert.equal(askedFor(" a ", UNFILTERED, now), undefined);
  assert.deepEqual(askedFor(" ab ", UNFILTERED, now), { term: "ab" });
  const to = { scope: "group", target: "g" } as const;
  const filters = { source: "s", to, period: "today", hasLink: true } as const;
  const since = beginOf("today", now);
  assert.deepEqual(askedFor("ab", filters, now), { term: "ab", ...to, source: "s", has: "link", since });
  assert.ok(isFiltered(filters) && !isFiltered(UNFILTERED));
});
